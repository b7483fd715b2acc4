#include "pool.h"

namespace longshort {

namespace {

/** Looks this often for work before it sleeps: steps follow each other closely, and waking takes longer than many steps. */
constexpr int kLooks = 4000;

void breathe() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

} // namespace

Pool::Pool(int threads) {
  for (int worker = 1; worker < threads; worker++) others_.emplace_back([this, worker] { serve(worker); });
}

Pool::~Pool() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    isOver_ = true;
    round_++;
  }
  hasWork_.notify_all();
  for (std::thread& other : others_) other.join();
}

void Pool::run(Task& task, int workers) {
  if (workers > 1) {
    const std::lock_guard<std::mutex> lock(mutex_);
    task_ = &task;
    workers_ = workers;
    busy_ = threads() - 1;
    round_++;
  }
  if (workers > 1) hasWork_.notify_all();
  task.work(0);
  if (workers == 1) return;
  std::unique_lock<std::mutex> lock(mutex_);
  isDone_.wait(lock, [this] { return busy_ == 0; });
}

void Pool::serve(int worker) {
  uint64_t seen = 0;
  for (;;) {
    for (int look = 0; look < kLooks && round_.load(std::memory_order_acquire) == seen; look++) breathe();
    Task* task = nullptr;
    {
      std::unique_lock<std::mutex> lock(mutex_);
      hasWork_.wait(lock, [&] { return round_ != seen; });
      seen = round_;
      if (isOver_) return;
      if (worker < workers_) task = task_;
    }
    if (task != nullptr) task->work(worker);
    const std::lock_guard<std::mutex> lock(mutex_);
    if (--busy_ == 0) isDone_.notify_one();
  }
}

} // namespace longshort

// Threads that wait for the parts of a step. Which thread does which part never changes what it computes.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace longshort {

class Pool {
public:
  /** What the threads do: `work(0)` in the caller's thread, the others in theirs. */
  class Task {
  public:
    virtual void work(int worker) = 0;

  protected:
    ~Task() = default;
  };

  explicit Pool(int threads);
  ~Pool();
  int threads() const { return int(others_.size()) + 1; }
  /** Runs the task on the first `workers` threads and returns when all are done. */
  void run(Task& task, int workers);

private:
  void serve(int worker);

  std::vector<std::thread> others_;
  std::mutex mutex_;
  std::condition_variable hasWork_, isDone_;
  Task* task_ = nullptr;
  int workers_ = 0;
  int busy_ = 0;
  bool isOver_ = false;
  std::atomic<uint64_t> round_{0};
};

} // namespace longshort

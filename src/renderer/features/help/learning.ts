import type { Entry } from './entry';

/** What can be predicted, and by which loss it is learned. */
export const labels: readonly Entry[] = [
  {
    name: 'Direction',
    text: 'Whether the close rises over the horizon. The model says P(up). Learned by cross-entropy, which judges the probability and not only its side.',
  },
  {
    name: 'Movement',
    text: 'Whether the close falls, stays within a band around no change, or rises. The band takes the small moves, which are noise and would not pay their costs, out of both sides.',
  },
  {
    name: 'Return, log return',
    text: 'How much the close changes over the horizon, as a share or as the logarithm of the ratio. For training it is scaled to mean 0 and standard deviation 1 of the training rows; every figure is in returns again.',
  },
  {
    name: 'Volatility',
    text: 'The logarithm of the volatility that the bars of the horizon realise. It says nothing of direction, so nothing is traded on it; compare it with HAR, EWMA and GARCH.',
    formula: 'ln √( mean of r² over the horizon )',
  },
  {
    name: 'Regime',
    text: 'Bear, sideways or bull at the end of the horizon. By rule: a rise or fall by so much from the last extreme, told at the bar that crosses it. By hidden Markov model: three states of return and volatility, fitted to the training rows of each fold, told by the bars up to each.',
  },
  {
    name: 'Triple barrier',
    text: 'Which is touched first: a barrier above, one below, both in volatilities of a bar, or the end of the horizon. By highs and lows; where one bar reaches both, neither. Lopez de Prado (2018), chapter 3.',
  },
  {
    name: 'Meta-label',
    text: 'A simple rule bets with or against the last bars; the label is whether the bet takes its profit before it is stopped. The model then says which bets to take, and positions are on the side of the rule.',
  },
  {
    name: 'Beats the median',
    text: 'Of a panel: whether a series earns more over the horizon than half of all series of its date.',
  },
  {
    name: 'Squared error',
    text: 'Of returns: forecasts the mean. Large moves weigh heavily.',
    formula: '(outcome − forecast)²',
  },
  {
    name: 'Huber',
    text: 'Of returns: squared near the forecast, linear beyond delta, so that a crash does not decide the weights.',
  },
  {
    name: 'Gaussian likelihood',
    text: 'Of returns: forecasts mean and variance at once, so each forecast says how sure it is. The band goes from 10% to 90%.',
  },
  {
    name: 'Quantiles',
    text: 'Of returns: forecasts the quantiles that you name, without taking returns for normal. The median is the forecast, the outermost levels are the band.',
  },
];

/** How one decision rule serves every model. */
export const heads: readonly Entry[] = [
  {
    name: 'Direction',
    text: 'The head gives a logit, and the sigmoid of it is P(up).',
    formula: '1 / (1 + e^−z)',
  },
  {
    name: 'Movement',
    text: 'The softmax of three outputs gives P(down), P(flat) and P(up). P(up) above the long threshold is long; P(down) above 1 less the short threshold is short; where both hold, the likelier side is taken.',
  },
  {
    name: 'Gaussian',
    text: 'The share of the normal distribution that lies above 0.',
    formula: 'Φ(mean / s.d.)',
  },
  {
    name: 'Quantiles',
    text: 'The share above 0, linear between neighbouring quantiles, put in order first; never beyond the outermost levels, so with 10% to 90% P(up) stays between 0.1 and 0.9.',
  },
  {
    name: 'Squared, Huber',
    text: 'A mere number does not say how sure it is. The standard deviation of its errors on the validation rows does, since the training rows were fitted and the test rows are not to be known.',
    formula: 'Φ(forecast / s.d. of the validation errors)',
  },
];

/** What decides how the weights move. */
export const training: readonly Entry[] = [
  {
    name: 'Adam, AdamW',
    text: 'Steps scaled by the running mean and variance of each gradient: the usual choice. AdamW keeps weight decay apart from them.',
  },
  { name: 'RMSprop', text: 'Steps scaled by the running size of each gradient, without a mean.' },
  {
    name: 'SGD',
    text: 'Plain gradient steps with momentum. Wants a learning rate ten to a hundred times that of Adam, and rewards tuning it.',
  },
  {
    name: 'Schedule',
    text: 'Constant keeps the learning rate. Cosine lets it fall to 0 over all epochs, so choose their number with care: early stopping may come before the end. Plateau cuts it whenever the validation loss has not fallen for some epochs.',
  },
  {
    name: 'Warm-up',
    text: 'Epochs at the start over which the rate climbs to its full size, for deep models and large rates.',
  },
  {
    name: 'Weight decay',
    text: 'Pulls all weights towards 0, so that only what the data keeps insisting on is learned.',
  },
  {
    name: 'Label smoothing',
    text: 'Takes a share of each label and spreads it over all classes: the model is not rewarded for certainty. The curves show the loss without it.',
  },
  {
    name: 'Dropout',
    text: 'While training, a share of the units between layers and before the head is switched off at random, anew at every update.',
  },
  {
    name: 'Recurrent dropout',
    text: 'The same for the state on its way from bar to bar, with the same units off throughout a sequence, so that memory is not shaken at every bar (Gal and Ghahramani, 2016).',
  },
  {
    name: 'Pooling',
    text: 'What the head reads: the top layer’s output at the last bar, its mean over the window, or a mean weighted by attention, which learns at which bars to look (Raffel and Ellis, 2015).',
  },
];

/** Where the arithmetic runs. */
export const devices: readonly Entry[] = [
  {
    name: 'CPU, native',
    text: 'Longshort’s own kernels for the processor, with the widest vectors it has. Gives the same bits on every machine whose processor has fused multiply-add, as those since about 2013 have, and with any number of threads.',
  },
  {
    name: 'GPU, WebGPU',
    text: 'Longshort’s own kernels for graphics processors of any vendor. Pays from large models and batches on: a small LSTM cannot fill a GPU.',
  },
  {
    name: 'TensorFlow.js',
    text: 'NVIDIA’s CUDA where the optional package is installed, else WebAssembly: slow, but there on every machine.',
  },
  {
    name: 'Auto',
    text: 'Measures the devices that are there for about a second on the shape of your experiment, remembers the answer, and takes the first of the list unless another is at least 1.2 times as fast. The log and the spec of a run say what was measured. A run that is resumed stays where it began. Measure again, in Settings, forgets all answers.',
  },
  {
    name: 'Bits',
    text: 'Different devices add in different orders, so their results differ in the last digits, and after many epochs in more. To reproduce a run exactly, name its device in the experiment.',
  },
];

"""Keras on TensorFlow's side of bench/train.mjs: the same training step on the same data, from the same weights."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
import tensorflow as tf
from problem import Program, serve

# Keras' order of gates is input, forget, candidate, output.
GATES = [1, 0, 3, 2]


def open_problem(problem):
    # The graphs of the shape before are of no use any more.
    keras.backend.clear_session()
    batches = [(tf.constant(windows), tf.constant(labels)) for windows, labels in problem.batches]
    programs = {"graph": Program(step_of(problem, is_compiled=False))}
    # XLA takes 5 s to compile; for larger models it was not faster than the graph.
    if problem.hidden * problem.batch <= 4096:
        programs["XLA"] = Program(step_of(problem, is_compiled=True))
    return batches, programs


def step_of(problem, is_compiled):
    """The step as one TensorFlow graph: faster than `fit`, which does the same with more around it."""
    model = model_of(problem)
    optimizer = keras.optimizers.Adam(
        problem.training["learningRate"], epsilon=1e-8, global_clipnorm=problem.training["clipNorm"]
    )
    optimizer.build(model.trainable_variables)

    @tf.function(jit_compile=is_compiled)
    def step(windows, labels):
        with tf.GradientTape() as tape:
            logits = model(windows, training=True)[:, 0]
            loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels, logits))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        return loss

    # To a number, so that it is certain to be done.
    return lambda windows, labels: step(windows, labels).numpy()


def model_of(problem):
    model = keras.Sequential([keras.Input((problem.lookback, problem.features))])
    for k in range(problem.layers):
        model.add(keras.layers.LSTM(problem.hidden, return_sequences=k < problem.layers - 1))
    model.add(keras.layers.Dense(1))
    layers, head, head_bias = problem.weights(GATES)
    model.set_weights([array for layer in layers for array in layer] + [head, head_bias])
    return model


if __name__ == "__main__":
    serve(f"Keras {keras.__version__} on TensorFlow {tf.__version__}", open_problem)

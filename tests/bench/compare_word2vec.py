#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Trains word vectors with ours and with gensim (Debian: python3-gensim) on the same made-up corpus and prints
words a CPU second and the loss on the same held-out words, side by side.

    tests/bench/compare_word2vec.py build/bench/bin/bench_word2vec_peer [--repeats 5]

CPU seconds, because wall-clock time on a busy machine measures the others. Each figure is the median of the repeats, which
take turns. Settings: 100 dimensions, window 5, 5 noise words, subsampling at 0.001, rate 0.025, one epoch.
"""
import argparse
import os
import statistics
import subprocess
import tempfile
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # a second pool of threads would count against gensim

import numpy  # noqa: E402  (reads the line above)
from gensim.models import Word2Vec  # noqa: E402

VOCABULARY = 500
SENTENCE = 500
WINDOW = 5
NEGATIVES = 5


def make_corpus(words, seed):
    """A Markov chain like harmony: twelve likely successors a word, words shared out as Zipf says."""
    shares = 1 / numpy.arange(1, VOCABULARY + 1)
    shares /= shares.sum()
    table = numpy.random.default_rng(0)
    successors = numpy.array([table.choice(VOCABULARY, 12, False, shares) for _ in range(VOCABULARY)])
    random = numpy.random.default_rng(seed)
    likely = 1 / numpy.arange(1, 13)
    steps = random.choice(12, words, p=likely / likely.sum())
    jumps = random.choice(VOCABULARY, words, p=shares)
    stays = random.random(words) < 0.8
    corpus = [0]
    for step, jump, stay in zip(steps[1:], jumps[1:], stays[1:]):
        corpus.append(int(successors[corpus[-1], step]) if stay else int(jump))
    names = [str(word) for word in corpus]
    return [names[i:i + SENTENCE] for i in range(0, words, SENTENCE)]


def train_gensim(sentences, skip_gram, threads, seed):
    model = Word2Vec(vector_size=100, window=WINDOW, negative=NEGATIVES, sg=int(skip_gram), sample=1e-3, alpha=0.025,
                     min_count=1, workers=threads, seed=seed)
    model.build_vocab(sentences)
    start = time.process_time()
    model.train(sentences, total_examples=model.corpus_count, epochs=1)
    seconds = time.process_time() - start
    order = model.wv.index_to_key
    return seconds, {word: (model.wv.vectors[i], model.syn1neg[i]) for i, word in enumerate(order)}


def train_ours(program, corpus_file, skip_gram, threads, seed, folder):
    out = os.path.join(folder, "vectors.txt")
    method = "skip-gram" if skip_gram else "cbow"
    printed = subprocess.run([program, corpus_file, out, method, str(threads), str(seed)], check=True,
                             capture_output=True, text=True).stdout.split()
    vectors = {}
    with open(out) as lines:
        for line in lines:
            word, *values = line.split()
            values = numpy.array(values, dtype=numpy.float32)
            vectors[word] = (values[:100], values[100:])
    return float(printed[1]), vectors


def held_out_loss(vectors, sentences, counts, skip_gram):
    """Mean negative log-likelihood of a pair with five noise words, nats; the same pairs and noise for all."""
    random = numpy.random.default_rng(7)
    names = sorted(counts)
    place = {name: i for i, name in enumerate(names)}
    inputs = numpy.array([vectors[name][0] for name in names])
    outputs = numpy.array([vectors[name][1] for name in names])
    noise = numpy.array([counts[name] for name in names]) ** 0.75
    noise /= noise.sum()
    total, pairs = 0.0, 0
    for sentence in sentences:
        words = numpy.array([place[name] for name in sentence if name in place])
        for i, word in enumerate(words):
            width = random.integers(1, WINDOW + 1)
            around = numpy.concatenate([words[max(0, i - width):i], words[i + 1:i + 1 + width]])
            drawn = random.choice(len(names), (len(around) if skip_gram else 1, NEGATIVES), p=noise)
            known = inputs[around] if skip_gram else inputs[around].mean(0, keepdims=True)
            hits = known @ outputs[word]
            misses = numpy.einsum("ad,and->an", known, outputs[drawn])
            misses = numpy.where(drawn == word, -numpy.inf, misses)
            total += numpy.logaddexp(0, -hits).sum() + numpy.logaddexp(0, misses).sum()
            pairs += len(known)
    return total / pairs


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--repeats", type=int, default=5)
    arguments.add_argument("--words", type=int, default=2_000_000)
    options = arguments.parse_args()
    sentences = make_corpus(options.words, 1)
    held_out = make_corpus(20_000, 2)
    names, amounts = numpy.unique(numpy.concatenate(sentences), return_counts=True)
    counts = dict(zip(names.tolist(), amounts.tolist()))
    with tempfile.TemporaryDirectory() as folder:
        corpus_file = os.path.join(folder, "corpus.txt")
        with open(corpus_file, "w") as file:
            file.writelines(" ".join(sentence) + "\n" for sentence in sentences)
        print("method     threads  thousand words a CPU second     held-out loss, nats a pair")
        print("                    ours   gensim  ratio            ours    gensim")
        for skip_gram in (True, False):
            for threads in (1, 2):
                speeds, losses = {"ours": [], "gensim": []}, {"ours": [], "gensim": []}
                for seed in range(1, options.repeats + 1):
                    results = {"ours": train_ours(options.program, corpus_file, skip_gram, threads, seed, folder),
                               "gensim": train_gensim(sentences, skip_gram, threads, seed)}
                    for name, (seconds, vectors) in results.items():
                        speeds[name].append(options.words / seconds / 1000)
                        losses[name].append(held_out_loss(vectors, held_out, counts, skip_gram))
                ratios = [a / b for a, b in zip(speeds["ours"], speeds["gensim"])]
                median = statistics.median
                print(f"{'skip-gram' if skip_gram else 'CBOW':10} {threads:7} {median(speeds['ours']):7.0f} "
                      f"{median(speeds['gensim']):8.0f} {median(ratios):6.2f} {median(losses['ours']):15.4f} "
                      f"{median(losses['gensim']):9.4f}", flush=True)


if __name__ == "__main__":
    main()

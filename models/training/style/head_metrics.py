# SPDX-License-Identifier: Apache-2.0
"""How good answers are, every work weighing the same; the figures of src/lab/style/head_metrics.cpp.

Logits are numpy float64 [pieces, labels], the mean over a piece's windows; truth int [pieces] (-1: masked), work int
[pieces]. Tags are independent: logits and truth [pieces, tags].
"""

import numpy as np

TEMPERATURES = 0.25 * 16.0 ** (np.arange(41) / 40)


def log_softmax(logits):
    shifted = logits - logits.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))


def work_weights(work):
    """1 / files of the work among these."""
    return 1.0 / np.bincount(work)[work]


def macro_f1(said, truth, weight, labels):
    scores = []
    for label in range(labels):
        holds = weight[truth == label].sum()
        if holds > 0:
            both = weight[(truth == label) & (said == label)].sum()
            scores.append(2 * both / (weight[said == label].sum() + holds))
    return float(np.mean(scores)) if scores else 0.0


def one_label(logits, truth, work):
    """accuracy, macro_f1, nll (at the best temperature), temperature, works; {} without any truth."""
    known = truth >= 0
    if not known.any():
        return {}
    logits, truth, weight = logits[known], truth[known], work_weights(work[known])
    said = logits.argmax(1)
    losses = [-(weight * log_softmax(logits / t)[np.arange(len(truth)), truth]).sum() for t in TEMPERATURES]
    best = int(np.argmin(losses))
    return {"accuracy": float((weight * (said == truth)).sum() / weight.sum()),
            "macro_f1": macro_f1(said, truth, weight, logits.shape[1]),
            "nll": float(losses[best] / weight.sum()), "temperature": float(TEMPERATURES[best]),
            "works": int(round(weight.sum()))}


def tags(logits, truth, work):
    """The same over all known yes-or-no decisions."""
    known = (truth >= 0).any(1) if truth.size else np.zeros(len(truth), bool)
    if not known.any():
        return {}
    logits, truth = logits[known], truth[known]
    weight = work_weights(work[known])[:, None] * (truth >= 0)
    sign = np.where(truth == 1, 1.0, -1.0)
    losses = [(weight * np.logaddexp(0, -sign * logits / t)).sum() for t in TEMPERATURES]
    best = int(np.argmin(losses))
    scores = []
    for tag in range(truth.shape[1]):
        holds, said, each = truth[:, tag] == 1, logits[:, tag] >= 0, weight[:, tag]
        if each[holds].sum() > 0:
            scores.append(2 * each[holds & said].sum() / (each[said].sum() + each[holds].sum()))
    return {"accuracy": float((weight * ((logits >= 0) == (truth == 1))).sum() / weight.sum()),
            "macro_f1": float(np.mean(scores)) if scores else 0.0, "nll": float(losses[best] / weight.sum()),
            "temperature": float(TEMPERATURES[best]), "works": int(round(work_weights(work[known]).sum()))}


def open_set(logits, truth, work, unseen, most_cost=0.03):
    """How to use the label ANOTHER, which is label 0.

    A number is added to its logit: the largest one at which at most `most_cost` of the works by listed composers
    lose a right answer to it. Returns that `offset`, the `temperature` of the two-way question "listed or another?"
    (of the log odds: ANOTHER against all others) with the offset, and
      listed         accuracy of works by listed composers with the offset; closed: the same without ANOTHER
      refused        share of the other composers' works that are called ANOTHER
      refused_unseen the same, of composers without a work in training (unseen: bool [pieces])
    """
    known = truth >= 0
    logits, truth, work, unseen = logits[known], truth[known], work[known], unseen[known]
    listed, weight = truth > 0, work_weights(work)
    if not listed.any() or listed.all():
        return {}
    right = logits[:, 1:].argmax(1) + 1 == truth
    margin = logits[:, 1:].max(1) - logits[:, 0]  # ANOTHER wins when the offset exceeds it

    def share(which, of):
        return float(weight[which & of].sum() / weight[of].sum()) if of.any() else float("nan")

    closed = share(right, listed)
    offset = -20.0
    for tried in np.sort(margin[listed & right]):  # one more right answer is lost behind each
        lost = share(right & (margin < tried), listed)
        if lost > most_cost:
            break
        offset = float(tried)
    offset = float(np.clip(offset, -20, 20))
    odds = logits[:, 0] + offset - np.log(np.exp(logits[:, 1:] - logits.max(1, keepdims=True)).sum(1)) \
        - logits.max(1)
    sign = np.where(listed, -1.0, 1.0)
    losses = [(weight * np.logaddexp(0, -sign * odds / t)).sum() for t in TEMPERATURES]
    refused = margin < offset
    return {"offset": offset, "temperature": float(TEMPERATURES[int(np.argmin(losses))]), "closed": closed,
            "listed": share(right & ~refused, listed), "refused": share(refused, ~listed),
            "refused_unseen": share(refused, ~listed & unseen), "works_listed": int(round(weight[listed].sum())),
            "works_another": int(round(weight[~listed].sum())),
            "works_unseen": int(round(weight[~listed & unseen].sum()))}


def comparable(rows, fewest=8):
    """Composers of whom several collections have at least `fewest` of these works: those collections by composer."""
    works = {}
    for row in rows:
        works.setdefault(row["composer"], {}).setdefault(row["source"], set()).add(row["work"])
    enough = {composer: {source: own for source, own in sources.items() if len(own) >= fewest}
              for composer, sources in works.items() if composer and composer[0] != "("}
    return {composer: sources for composer, sources in enough.items() if len(sources) > 1}


def source_probe(train, validation, steps=600):
    """Does the network hear the collection? A linear probe from the pooled features of a piece to its collection,
    for the composers that can be compared (src/lab/style/source_probe.cpp).

    train, validation: (features float [pieces, c], rows). Returns the share of validation works whose collection is
    named from the features, and from the composer alone; {} where nothing can be compared.
    """
    import torch

    enough = comparable(train[1])
    names = sorted(set().union(*enough.values(), set()))

    def of_those(features, rows):
        kept = [i for i, row in enumerate(rows) if row["source"] in enough.get(row["composer"], ())]
        number = {work: i for i, work in enumerate(sorted({rows[i]["work"] for i in kept}))}
        return (features[kept], np.array([names.index(rows[i]["source"]) for i in kept], dtype=int),
                np.array([number[rows[i]["work"]] for i in kept], dtype=int), [rows[i] for i in kept])

    x, y, work, _ = of_those(*train)
    tried, truth, tried_work, rows = of_those(*validation)
    if len(names) < 2 or len(truth) == 0:
        return {}
    mean, scale = x.mean(0), x.std(0) + 1e-6
    x, tried = (torch.tensor((values - mean) / scale, dtype=torch.float32) for values in (x, tried))
    layer = torch.nn.Linear(x.shape[1], len(names))
    torch.nn.init.zeros_(layer.weight)
    torch.nn.init.zeros_(layer.bias)
    optimiser = torch.optim.AdamW(layer.parameters(), lr=1e-2, weight_decay=0.3)
    weight, target = torch.tensor(work_weights(work), dtype=torch.float32), torch.tensor(y)
    for _ in range(steps):
        loss = (weight * torch.nn.functional.cross_entropy(layer(x), target, reduction="none")).sum() / weight.sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    said = layer(tried).argmax(1).numpy()
    commonest = {composer: max(sorted(sources), key=lambda source: len(sources[source]))
                 for composer, sources in enough.items()}
    guess = np.array([names.index(commonest[row["composer"]]) for row in rows])
    share = work_weights(tried_work)
    return {"collections": len(names), "works": int(round(share.sum())),
            "from_pooled_features": float((share * (said == truth)).sum() / share.sum()),
            "from_the_composer": float((share * (guess == truth)).sum() / share.sum())}

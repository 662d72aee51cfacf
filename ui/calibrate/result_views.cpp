// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/result_views.h"

#include "ui/base/tone_words.h"
#include "ui/base/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr std::size_t barsPerHead = 3;
/// Less than this would be a bar too thin to see.
constexpr double leastShare = 0.02;
constexpr double leastContribution = 0.005;

QString tr(const char* text) {
    return QCoreApplication::translate("result", text);
}

HeadView headView(StyleHead which, const HeadProfile& head) {
    HeadView view;
    view.title = words::head(which);
    view.abstained = head.abstained;
    if (head.abstained) {
        view.reason = head.reason.empty() ? tr("Not sure.") : words::text(head.reason);
        view.sentence = QStringLiteral("%1: %2").arg(view.title, view.reason);
        return view;
    }
    std::vector<LabelProbability> labels = head.shown();
    std::sort(labels.begin(), labels.end(), [](const LabelProbability& a, const LabelProbability& b) {
        return a.probability > b.probability;
    });
    QStringList spoken;
    for (std::size_t i = 0; i < std::min(labels.size(), barsPerHead); ++i) {
        if (i > 0 && labels[i].probability < leastShare) break;
        const BarView bar{words::label(which, labels[i].label), labels[i].probability,
                          words::share(labels[i].probability)};
        spoken << QStringLiteral("%1 %2").arg(bar.label, bar.shareText);
        view.bars << QVariant::fromValue(bar);
    }
    view.sentence = QStringLiteral("%1: %2").arg(view.title, spoken.join(QStringLiteral(", ")));
    return view;
}

QString signedNumber(double value) {
    return QStringLiteral("%1%2").arg(QChar(value < 0 ? u'−' : u'+')).arg(std::abs(value), 0, 'f', 2);
}

QVariantList termViews(std::vector<SimilarityTerm> terms) {
    std::stable_sort(terms.begin(), terms.end(), [](const SimilarityTerm& a, const SimilarityTerm& b) {
        return std::abs(a.contribution) > std::abs(b.contribution);
    });
    QVariantList views;
    for (const SimilarityTerm& term : terms) {
        if (std::abs(term.contribution) < leastContribution) continue;
        views << QVariant::fromValue(
            TermView{words::term(term.name), term.contribution, signedNumber(term.contribution)});
    }
    return views;
}

QString roleTitle(ToneRole role, const ToneChoice& choice) {
    switch (role) {
    case ToneRole::fit:
        return choice.firstGuess ? tr("A first guess: %1").arg(words::text(choice.name))
                                 : words::text(choice.name);
    case ToneRole::bolder:
        return tr("Bolder");
    case ToneRole::plainer:
        return tr("Nearer to the piano as it is");
    }
    return {};
}

ToneView toneView(const TonePreset& tone) {
    ToneView view;
    view.facts = words::tone(tone);
    view.numbers = words::toneNumbers(tone);
    view.preset = tone;
    return view;
}

QVariantList spanViews(const std::vector<TimeSpan>& spans) {
    QVariantList views;
    for (const TimeSpan& span : spans)
        views << QVariant::fromValue(SpanView{span.onset, span.onset + span.duration});
    return views;
}

/// Whether no head answers, and all for the same reason: then it is said once.
bool nothingIsKnown(const StyleProfile& style) {
    const HeadProfile& first = style.head(styleHeads.front());
    return std::all_of(styleHeads.begin(), styleHeads.end(), [&](StyleHead which) {
        return style.head(which).abstained && style.head(which).reason == first.reason;
    });
}

} // namespace

QVariantList headViews(const StyleProfile& style) {
    QVariantList views;
    if (nothingIsKnown(style)) {
        HeadView view = headView(styleHeads.front(), style.head(styleHeads.front()));
        view.title = tr("Style");
        view.sentence = QStringLiteral("%1: %2").arg(view.title, view.reason);
        return {QVariant::fromValue(view)};
    }
    for (const StyleHead which : styleHeads)
        views << QVariant::fromValue(headView(which, style.head(which)));
    return views;
}

QVariantList toneViews(const Calibration& calibration) {
    QVariantList views;
    const ToneChoice& choice = calibration.target.choice;
    if (!choice.recommends()) return views;
    for (const OfferedTone& offer : calibration.target.offers) {
        ToneView view = toneView(offer.preset);
        view.title = roleTitle(offer.role, choice);
        view.subtitle = words::text(offer.sentence);
        if (offer.role == ToneRole::fit) view.score = tr("%1 of 100").arg(choice.fit);
        views << QVariant::fromValue(view);
    }
    for (const RankedPreset& preset : calibration.presets) {
        ToneView view = toneView(preset.tone);
        view.title = words::text(preset.title);
        view.subtitle = words::text(preset.composer);
        view.score = QString::number(preset.score, 'f', 2);
        view.terms = termViews(preset.terms);
        views << QVariant::fromValue(view);
    }
    return views;
}

QVariantList reasonViews(const std::vector<Reason>& reasons) {
    QVariantList views;
    for (const Reason& reason : reasons)
        views << QVariant::fromValue(
            ReasonView{words::text(reason.sentence), words::text(reason.source), spanViews(reason.spans)});
    return views;
}

} // namespace atos

// SPDX-License-Identifier: Apache-2.0
// A calibration in the words and rows of the result panel.
#pragma once

#include "app/calibrate/calibration.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace atos {

/// One bar: a label and how much of it, 0..1.
struct BarView {
    Q_GADGET
    QML_VALUE_TYPE(barView)
    Q_PROPERTY(QString label MEMBER label CONSTANT)
    Q_PROPERTY(double share MEMBER share CONSTANT)
    Q_PROPERTY(QString shareText MEMBER shareText CONSTANT)

public:
    QString label;
    double share = 0;
    QString shareText;
};

/// A question the classifier answers: bars, best first, or why it does not answer.
struct HeadView {
    Q_GADGET
    QML_VALUE_TYPE(headView)
    Q_PROPERTY(QString title MEMBER title CONSTANT)
    Q_PROPERTY(bool abstained MEMBER abstained CONSTANT)
    Q_PROPERTY(QString reason MEMBER reason CONSTANT)
    Q_PROPERTY(QVariantList bars MEMBER bars CONSTANT)
    Q_PROPERTY(QString sentence MEMBER sentence CONSTANT)

public:
    QString title;
    bool abstained = true;
    QString reason;
    QVariantList bars; ///< BarView
    QString sentence;  ///< for screen readers
};

/// One addend of a score.
struct TermView {
    Q_GADGET
    QML_VALUE_TYPE(termView)
    Q_PROPERTY(QString name MEMBER name CONSTANT)
    Q_PROPERTY(double contribution MEMBER contribution CONSTANT)
    Q_PROPERTY(QString text MEMBER text CONSTANT)

public:
    QString name;
    double contribution = 0;
    QString text; ///< "+0.30"
};

/// A tone that can be chosen: the one that fits, one of the two beside it, or that of a reference piece.
struct ToneView {
    Q_GADGET
    QML_VALUE_TYPE(toneView)
    Q_PROPERTY(QString title MEMBER title CONSTANT)
    Q_PROPERTY(QString subtitle MEMBER subtitle CONSTANT)
    Q_PROPERTY(QString score MEMBER score CONSTANT)
    Q_PROPERTY(QStringList facts MEMBER facts CONSTANT)
    Q_PROPERTY(QStringList numbers MEMBER numbers CONSTANT)
    Q_PROPERTY(QVariantList terms MEMBER terms CONSTANT)

public:
    QString title;
    QString subtitle;
    QString score;     ///< "87 of 100" for the fit, of a reference how much it is expected to have in common
    QStringList facts; ///< what the tone sets, as a pianist says it
    QStringList numbers; ///< the same with its numbers
    QVariantList terms;  ///< TermView, those that matter, strongest first
    TonePreset preset;   ///< for the picture
};

/// A stretch of the music, in seconds.
struct SpanView {
    Q_GADGET
    QML_VALUE_TYPE(spanView)
    Q_PROPERTY(double from MEMBER from CONSTANT)
    Q_PROPERTY(double to MEMBER to CONSTANT)

public:
    double from = 0;
    double to = 0;
};

/// Why a part of the suggested tone is what it is.
struct ReasonView {
    Q_GADGET
    QML_VALUE_TYPE(reasonView)
    Q_PROPERTY(QString sentence MEMBER sentence CONSTANT)
    Q_PROPERTY(QString source MEMBER source CONSTANT)
    Q_PROPERTY(QVariantList spans MEMBER spans CONSTANT)

public:
    QString sentence;
    QString source;
    QVariantList spans; ///< SpanView: the music it rests on; empty: all of it
};

/// HeadView: all six, or one where none is known.
[[nodiscard]] QVariantList headViews(const StyleProfile& style);
[[nodiscard]] QVariantList toneViews(const Calibration& calibration);       ///< ToneView, the fit first
[[nodiscard]] QVariantList reasonViews(const std::vector<Reason>& reasons); ///< ReasonView

} // namespace atos

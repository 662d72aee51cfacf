// SPDX-License-Identifier: Apache-2.0
// A comparison in the words and shapes of the Compare screen.
#pragma once

#include "app/compare/fair_comparison.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace atos {

/// One axis of one take. Shares of the axis' range, 0..1.
struct AxisView {
    Q_GADGET
    QML_VALUE_TYPE(axisView)
    Q_PROPERTY(QString title MEMBER title CONSTANT)
    Q_PROPERTY(QString text MEMBER text CONSTANT)
    Q_PROPERTY(double share MEMBER share CONSTANT)
    Q_PROPERTY(double low MEMBER low CONSTANT)
    Q_PROPERTY(double high MEMBER high CONSTANT)

public:
    QString title;
    QString text; ///< "104 ± 6 bpm"
    double share = 0;
    double low = 0;
    double high = 1;
};

/// One take: a shape on the radar, a curve of velocities, its pace against the first.
struct ComparedTakeView {
    Q_GADGET
    QML_VALUE_TYPE(comparedTakeView)
    Q_PROPERTY(QString title MEMBER title CONSTANT)
    Q_PROPERTY(QVariantList axes MEMBER axes CONSTANT)
    Q_PROPERTY(QVariantList velocities MEMBER velocities CONSTANT)
    Q_PROPERTY(QVariantList pace MEMBER pace CONSTANT)
    Q_PROPERTY(QVariantList loudness MEMBER loudness CONSTANT)
    Q_PROPERTY(QString relation MEMBER relation CONSTANT)
    Q_PROPERTY(QStringList differences MEMBER differences CONSTANT)
    Q_PROPERTY(QString sentence MEMBER sentence CONSTANT)
    Q_PROPERTY(QString date MEMBER date CONSTANT)
    Q_PROPERTY(double when MEMBER when CONSTANT)
    Q_PROPERTY(bool samePiece MEMBER samePiece CONSTANT)

public:
    QString title;
    QVariantList axes;       ///< AxisView
    QVariantList velocities; ///< 16 shares of the notes, soft to loud
    QVariantList pace;       ///< QPointF: seconds of the first, how many times as fast; empty: another piece
    QVariantList loudness;   ///< QPointF: seconds of the first, mean velocity; empty: another piece
    QString relation;        ///< to the first take; empty for the first itself
    QStringList differences; ///< from the first, sure ones first
    QString sentence;        ///< the radar for screen readers
    QString date;            ///< when it was played
    double when = 0;         ///< the same between the first take, 0, and the last, 1
    bool samePiece = true;   ///< as the first
};

struct ComparedTakeName {
    QString title;
    qint64 played = 0; ///< seconds since 1970
};

/// A place in the piece, as a teacher names it.
struct PlaceMark {
    Q_GADGET
    QML_VALUE_TYPE(placeMark)
    Q_PROPERTY(double share MEMBER share CONSTANT)
    Q_PROPERTY(QString text MEMBER text CONSTANT)

public:
    double share = 0; ///< of the piece, 0..1
    QString text;     ///< a bar's number, or "1:30"
};

/// What places in a piece are called, for charts.
struct PlacesInPiece {
    QVariantList marks; ///< PlaceMark
    bool bars = false;  ///< they are numbers of bars
    double seconds = 1; ///< the whole
};

/// How long the first take goes on, in seconds: what shares of the piece are counted by. More than 0.
[[nodiscard]] double pieceSeconds(const TakeComparison& comparison);
/// At most eight, evenly apart: bars where they are known, else minutes of the first take. PlaceMark.
[[nodiscard]] QVariantList placeMarks(const TakeComparison& comparison);

/// `names` of the takes in the comparison's order. ComparedTakeView.
[[nodiscard]] QVariantList comparedTakeViews(const TakeComparison& comparison,
                                             const QList<ComparedTakeName>& names);

} // namespace atos

// SPDX-License-Identifier: Apache-2.0
// A comparison on paper: what a student takes home from a lesson.
#pragma once

#include "core/result.h"
#include "files/bytes.h"
#include "ui/compare/compare_views.h"

#include <QColor>
#include <QList>
#include <QString>
#include <QVariantList>

namespace atos {

struct LessonCard {
    QString piece;               ///< may be empty
    QString student;             ///< may be empty
    QString date;                ///< as it is to be read
    QVariantList takes;          ///< ComparedTakeView, the first is the measure
    PlacesInPiece places;        ///< for the curves
    QString fairness;            ///< what different keyboards mean for it; may be empty
    QString remarks;             ///< the teacher's; empty: lines to write on
    QString family;              ///< of the letters; empty: the program's
    QList<QColor> colours;       ///< of the takes, readable on white
    QList<QList<double>> dashes; ///< of the takes; in widths of the line
};

/// An A4 PDF, with more pages where the words need them. Any thread of a program with a QGuiApplication.
[[nodiscard]] Bytes lessonCardPdf(const LessonCard& card);

} // namespace atos

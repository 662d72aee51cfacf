// SPDX-License-Identifier: Apache-2.0
// A comparison on paper: what a student takes home from a lesson.
#pragma once

#include "core/result.h"
#include "files/bytes.h"

#include <QColor>
#include <QList>
#include <QString>
#include <QVariantList>

namespace atos {

struct LessonCard {
    QString student;             ///< may be empty
    QString date;                ///< as it is to be read
    QVariantList takes;          ///< ComparedTakeView, the first is the measure
    QString fairness;            ///< what different keyboards mean for it; may be empty
    QString remarks;             ///< the teacher's; empty: lines to write on
    QList<QColor> colours;       ///< of the takes, readable on white
    QList<QList<double>> dashes; ///< of the takes; in widths of the line
};

/// An A4 PDF, with more pages where the words need them. Any thread of a program with a QGuiApplication.
[[nodiscard]] Bytes lessonCardPdf(const LessonCard& card);

} // namespace atos

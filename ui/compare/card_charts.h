// SPDX-License-Identifier: Apache-2.0
// The pictures of a lesson card. Lengths in points; every chart keeps to its room.
#pragma once

#include "ui/compare/card_page.h"
#include "ui/compare/compare_views.h"
#include "ui/compare/lesson_card.h"

#include <QRectF>

namespace atos {

/// The line by which a take is known: colour and dashes.
[[nodiscard]] QPen penOfTake(const LessonCard& card, qsizetype take);

/// The axes of playing with the bands that are sure, their names around it.
void drawRadar(CardPage& page, const LessonCard& card, const QList<ComparedTakeView>& takes,
               const QRectF& room);

/// How fast and how loud each take goes through the piece, one under the other, with the places below.
void drawCurves(CardPage& page, const LessonCard& card, const QList<ComparedTakeView>& takes,
                const QRectF& room);

/// Tempo, dynamics and pedal along the dates of the takes; returns the height it took, `room` tall at most.
double drawProgress(CardPage& page, const LessonCard& card, const QList<ComparedTakeView>& takes,
                    const QRectF& room);

} // namespace atos

// SPDX-License-Identifier: Apache-2.0
#include "ui/items/roll_palette.h"

#include <algorithm>

namespace atos {
namespace {

QColor mix(const QColor& a, const QColor& b, float share) {
    const auto between = [share](float from, float to) { return from + (to - from) * share; };
    return QColor::fromRgbF(between(a.redF(), b.redF()), between(a.greenF(), b.greenF()),
                            between(a.blueF(), b.blueF()));
}

} // namespace

QFont RollPalette::font() const {
    QFont font(family);
    font.setPixelSize(std::max(1, static_cast<int>(textSize)));
    return font;
}

QColor RollPalette::velocity(int velocity) const {
    // Most playing lies between 20 and 110: those are the ends, so that differences show.
    const float share = std::clamp((static_cast<float>(velocity) - 20.0F) / 90.0F, 0.0F, 1.0F);
    return share < 0.5F ? mix(soft, medium, 2 * share) : mix(medium, loud, 2 * share - 1);
}

} // namespace atos

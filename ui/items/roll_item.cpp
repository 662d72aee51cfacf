// SPDX-License-Identifier: Apache-2.0
#include "ui/items/roll_item.h"

namespace atos {

void RollItem::setPalette(RollPalette* palette) {
    if (palette == palette_) return;
    if (palette_ != nullptr) disconnect(palette_, nullptr, this, nullptr);
    palette_ = palette;
    if (palette_ != nullptr) connect(palette_, &RollPalette::changed, this, [this] { repaintAll(); });
    Q_EMIT paletteChanged();
    repaintAll();
}

} // namespace atos

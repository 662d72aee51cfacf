// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/items/roll_palette.h"

#include <QQuickPaintedItem>

namespace atos {

/// Music painted in the colours of a palette: all of it, or the stretch that a ScrollingRollItem shows.
class RollItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(atos::RollPalette* palette READ palette WRITE setPalette NOTIFY paletteChanged)

public:
    using QQuickPaintedItem::QQuickPaintedItem;

    [[nodiscard]] RollPalette* palette() const { return palette_; }
    void setPalette(RollPalette* palette);

Q_SIGNALS:
    void paletteChanged();

protected:
    /// Nothing that was painted before holds any more.
    virtual void repaintAll() { update(); }

private:
    RollPalette* palette_ = nullptr;
};

} // namespace atos

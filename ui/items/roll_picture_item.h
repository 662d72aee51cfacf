// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/items/roll_palette.h"
#include "ui/studio/generator_job.h"

#include <QQuickPaintedItem>

namespace atos {

/// All of a generator's music at once, small, with the playhead.
class RollPictureItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(atos::GeneratorJob* music READ music WRITE setMusic NOTIFY musicChanged)
    Q_PROPERTY(atos::RollPalette* palette READ palette WRITE setPalette NOTIFY paletteChanged)

public:
    explicit RollPictureItem(QQuickItem* parent = nullptr);

    [[nodiscard]] GeneratorJob* music() const { return music_; }
    void setMusic(GeneratorJob* music);
    [[nodiscard]] RollPalette* palette() const { return palette_; }
    void setPalette(RollPalette* palette);

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void musicChanged();
    void paletteChanged();

private:
    GeneratorJob* music_ = nullptr;
    RollPalette* palette_ = nullptr;
};

} // namespace atos

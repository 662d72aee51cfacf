// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/items/roll_item.h"
#include "ui/studio/generator_job.h"

namespace atos {

/// All of a generator's music at once, small, with the playhead.
class RollPictureItem : public RollItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(atos::GeneratorJob* music READ music WRITE setMusic NOTIFY musicChanged)

public:
    using RollItem::RollItem;

    [[nodiscard]] GeneratorJob* music() const { return music_; }
    void setMusic(GeneratorJob* music);

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void musicChanged();

private:
    GeneratorJob* music_ = nullptr;
};

} // namespace atos

// SPDX-License-Identifier: Apache-2.0
#include "ui/items/roll_picture_item.h"

#include "ui/items/whole_roll.h"

namespace atos {

void RollPictureItem::setMusic(GeneratorJob* music) {
    if (music == music_) return;
    if (music_ != nullptr) disconnect(music_, nullptr, this, nullptr);
    music_ = music;
    if (music_ != nullptr) connect(music_, &GeneratorJob::stateChanged, this, [this] { update(); });
    Q_EMIT musicChanged();
    update();
}

void RollPictureItem::paint(QPainter* painter) {
    if (music_ == nullptr || palette() == nullptr || width() < 1 || height() < 1) return;
    paintWholeRoll(*painter, music_->performance(), *palette(), size());
}

} // namespace atos

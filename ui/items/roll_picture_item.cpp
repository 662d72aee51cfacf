// SPDX-License-Identifier: Apache-2.0
#include "ui/items/roll_picture_item.h"

#include "ui/items/roll_painter.h"

#include <algorithm>
#include <cmath>

namespace atos {

void RollPictureItem::setMusic(JobModel* music) {
    if (music == music_) return;
    if (music_ != nullptr) disconnect(music_, nullptr, this, nullptr);
    music_ = music;
    if (music_ != nullptr) connect(music_, &JobModel::stateChanged, this, [this] { update(); });
    Q_EMIT musicChanged();
    update();
}

void RollPictureItem::paint(QPainter* painter) {
    const std::shared_ptr<const Performance> music = music_ != nullptr ? music_->performance() : nullptr;
    if (music == nullptr || palette() == nullptr || width() < 1 || height() < 1) return;
    RollGeometry geometry;
    geometry.width = static_cast<int>(std::ceil(width()));
    geometry.height = static_cast<int>(std::ceil(height()));
    geometry.pixelsPerSecond = geometry.width / std::max(1.0, music->duration());
    fitPitches(geometry, *music);
    RollPainter(music, *palette(), music->duration() + 1).paint(*painter, geometry, 0, 0, geometry.width);
}

} // namespace atos

// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/phrase_picture_item.h"

#include "ui/items/whole_roll.h"

namespace atos {

void PhrasePictureItem::setAudition(AuditionModel* audition) {
    if (audition == audition_) return;
    if (audition_ != nullptr) disconnect(audition_, nullptr, this, nullptr);
    audition_ = audition;
    if (audition_ != nullptr) connect(audition_, &AuditionModel::stateChanged, this, [this] { update(); });
    Q_EMIT auditionChanged();
    update();
}

void PhrasePictureItem::paint(QPainter* painter) {
    if (audition_ == nullptr || palette() == nullptr || width() < 1 || height() < 1) return;
    paintWholeRoll(*painter, audition_->phraseMusic(), *palette(), size());
}

} // namespace atos

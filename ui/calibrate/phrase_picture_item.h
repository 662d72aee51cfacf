// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calibrate/audition_model.h"
#include "ui/items/roll_item.h"

namespace atos {

/// The phrase that A and B are heard on.
class PhrasePictureItem : public RollItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(atos::AuditionModel* audition READ audition WRITE setAudition NOTIFY auditionChanged)

public:
    using RollItem::RollItem;

    [[nodiscard]] AuditionModel* audition() const { return audition_; }
    void setAudition(AuditionModel* audition);

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void auditionChanged();

private:
    AuditionModel* audition_ = nullptr;
};

} // namespace atos

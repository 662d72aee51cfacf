// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/base/job_model.h"
#include "ui/items/roll_item.h"

namespace atos {

/// All of a job's music at once, small.
class RollPictureItem : public RollItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(atos::JobModel* music READ music WRITE setMusic NOTIFY musicChanged)

public:
    using RollItem::RollItem;

    [[nodiscard]] JobModel* music() const { return music_; }
    void setMusic(JobModel* music);

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void musicChanged();

private:
    JobModel* music_ = nullptr;
};

} // namespace atos

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calibrate/result_views.h"

#include <QColor>
#include <QQuickPaintedItem>

namespace atos {

/// A tone as one picture: the instrument, how bright it sounds (near waves: many and fine, or few and broad),
/// and the room around it (size, material, how long and how much it rings). Drawn as vectors at any size.
class TonePictureItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(atos::ToneView tone READ tone WRITE setTone NOTIFY changed)
    Q_PROPERTY(QColor ink MEMBER ink_ NOTIFY changed)
    Q_PROPERTY(QColor wall MEMBER wall_ NOTIFY changed)
    Q_PROPERTY(QColor wave MEMBER wave_ NOTIFY changed)

public:
    explicit TonePictureItem(QQuickItem* parent = nullptr);

    [[nodiscard]] ToneView tone() const { return tone_; }
    void setTone(const ToneView& tone);

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void changed();

private:
    ToneView tone_;
    QColor ink_ = Qt::white;  ///< of the instrument
    QColor wall_ = Qt::gray;  ///< of the room
    QColor wave_ = Qt::white; ///< of the sound
};

} // namespace atos

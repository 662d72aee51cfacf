// SPDX-License-Identifier: Apache-2.0
// The colours of the roll and the keys, given by Theme.qml.
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace atos {

class RollPalette : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor lane MEMBER lane NOTIFY changed)
    Q_PROPERTY(QColor blackLane MEMBER blackLane NOTIFY changed)
    Q_PROPERTY(QColor line MEMBER line NOTIFY changed)
    Q_PROPERTY(QColor text MEMBER text NOTIFY changed)
    Q_PROPERTY(QColor soft MEMBER soft NOTIFY changed)
    Q_PROPERTY(QColor medium MEMBER medium NOTIFY changed)
    Q_PROPERTY(QColor loud MEMBER loud NOTIFY changed)
    Q_PROPERTY(QColor sound MEMBER sound NOTIFY changed)
    Q_PROPERTY(QColor pedal MEMBER pedal NOTIFY changed)
    Q_PROPERTY(QColor playhead MEMBER playhead NOTIFY changed)
    Q_PROPERTY(QString family MEMBER family NOTIFY changed)
    Q_PROPERTY(double textSize MEMBER textSize NOTIFY changed)
    Q_PROPERTY(QColor ivory MEMBER ivory NOTIFY changed)
    Q_PROPERTY(QColor ebony MEMBER ebony NOTIFY changed)

public:
    using QObject::QObject;

    /// Lightness runs one way from soft to loud, so that it tells without hue too.
    [[nodiscard]] QColor velocity(int velocity) const;
    [[nodiscard]] QFont font() const;

    QColor lane, blackLane, line, text;
    QColor soft, medium, loud;
    QColor sound; ///< the loudest of a spectrogram
    QColor pedal, playhead;
    QColor ivory, ebony;
    QString family;
    double textSize = 11; ///< pixels

Q_SIGNALS:
    void changed();
};

} // namespace atos

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "music/performance.h"
#include "ui/base/window_worker.h"

#include <QObject>
#include <QTemporaryDir>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace atos {

/// Music that was made here goes on as a MIDI file: to where the user says, to the library, to the Calibrate
/// screen.
class MidiHandover : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")

public:
    enum class Purpose {
        Show, ///< here only
        Open, ///< on the Calibrate screen
        Keep, ///< in the library
    };
    Q_ENUM(Purpose)

    using QObject::QObject;

    /// MusicXML under a name that ends so, otherwise a MIDI file.
    void exportTo(const Performance& performance, const QUrl& to);
    void hand(const Performance& performance, const QString& title, Purpose purpose);

Q_SIGNALS:
    void failed(const QString& sentence);
    /// `notes`: what is not sure about it; may be empty.
    void exported(const QString& file, const QString& notes);
    /// A MIDI file that lives as long as the window.
    void handed(atos::MidiHandover::Purpose purpose, const QUrl& file, const QString& title);

private:
    QTemporaryDir files_;
    int count_ = 0;
    WindowWorker worker_;
};

} // namespace atos

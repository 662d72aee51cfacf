// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window_worker.h"
#include "midi/port.h"
#include "session/live_engine.h"

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace atos {

/// Which pianos there are and which one is listened to. Only ever listens: nothing is written to a piano from
/// here.
class ConnectionModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(QString piano READ piano NOTIFY stateChanged)
    Q_PROPERTY(QString sentence READ sentence NOTIFY stateChanged)
    Q_PROPERTY(QString system READ system NOTIFY portsChanged)
    Q_PROPERTY(bool systemFound READ systemFound NOTIFY portsChanged)
    Q_PROPERTY(QStringList inputs READ inputs NOTIFY portsChanged)
    Q_PROPERTY(QStringList outputs READ outputs NOTIFY portsChanged)

public:
    enum class State { NoPiano, Connecting, Listening, Lost, Refused };
    Q_ENUM(State)

    /// Both outlive the model.
    ConnectionModel(MidiSystem& midi, LiveEngine& engine, QObject* parent = nullptr);

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] QString piano() const { return piano_; } ///< the chosen port; empty: none
    [[nodiscard]] QString sentence() const;                ///< what the state means for the player
    [[nodiscard]] QString system() const;
    [[nodiscard]] bool systemFound() const { return api_ != "none"; }
    [[nodiscard]] QStringList inputs() const { return names(PortDirection::input); }
    [[nodiscard]] QStringList outputs() const { return names(PortDirection::output); }

    /// Listens to a port; an empty name stops listening.
    Q_INVOKABLE void choose(const QString& port);
    /// Looks for ports now; otherwise once a second, in a worker.
    void refresh();

Q_SIGNALS:
    void stateChanged();
    void portsChanged();
    void listening(const QString& port);

private:
    [[nodiscard]] QStringList names(PortDirection direction) const;
    void takePorts(std::string api, std::vector<PortInfo> ports);
    void setState(State state, const QString& why = {});

    MidiSystem& midi_;
    LiveEngine& engine_;
    State state_ = State::NoPiano;
    QString piano_;
    QString why_;
    bool chosenByPlayer_ = false; ///< then no other piano is taken by itself
    bool refreshing_ = false;
    std::string api_;
    std::vector<PortInfo> ports_;
    QTimer timer_;
    WindowWorker worker_;
};

} // namespace atos

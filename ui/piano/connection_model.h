// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/live/live_engine.h"
#include "midi/port.h"
#include "ui/base/window_worker.h"
#include "ui/piano/simulation_model.h"

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace atos {

/// Which pianos there are, real and simulated, and which one is listened to. Only ever listens: nothing is
/// written to a piano from here.
class ConnectionModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(QString piano READ piano NOTIFY stateChanged)
    Q_PROPERTY(bool simulated READ simulated NOTIFY stateChanged)
    Q_PROPERTY(QString sentence READ sentence NOTIFY stateChanged)
    Q_PROPERTY(QString system READ system NOTIFY portsChanged)
    Q_PROPERTY(bool systemFound READ systemFound NOTIFY portsChanged)
    Q_PROPERTY(QStringList inputs READ inputs NOTIFY portsChanged)
    Q_PROPERTY(QStringList choices READ choices NOTIFY portsChanged)
    Q_PROPERTY(QStringList choiceNames READ choiceNames NOTIFY portsChanged)
    Q_PROPERTY(QStringList outputs READ outputs NOTIFY portsChanged)

public:
    enum class State { NoPiano, Connecting, Listening, Lost, Refused };
    Q_ENUM(State)

    /// All outlive the model. The ports of `simulation` are among those of `midi`.
    ConnectionModel(MidiSystem& midi, LiveEngine& engine, SimulationModel& simulation,
                    QObject* parent = nullptr);

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] QString piano() const { return piano_; } ///< the chosen port; empty: none
    /// Whether the chosen one is no real piano.
    [[nodiscard]] bool simulated() const { return simulation_.isSimulated(piano_); }
    [[nodiscard]] QString sentence() const; ///< what the state means for the player
    [[nodiscard]] QString system() const;
    [[nodiscard]] bool systemFound() const { return api_ != "none"; }
    [[nodiscard]] QStringList inputs() const { return names(PortDirection::input); }
    /// What can be listened to: real pianos, then simulated ones.
    [[nodiscard]] QStringList choices() const;
    /// The same as people call them, without the numbers that the MIDI system adds where nothing else is so
    /// called.
    [[nodiscard]] QStringList choiceNames() const;
    /// What can be sent to. While a simulated piano is chosen that one alone: a real one is left in peace.
    [[nodiscard]] QStringList outputs() const;
    /// The one of these behind which the chosen piano is; empty: none is like it.
    [[nodiscard]] QString output() const;
    [[nodiscard]] const SimulationModel& simulation() const { return simulation_; }

    /// Listens to a port; an empty name stops listening. A simulated piano is there only while it is chosen.
    Q_INVOKABLE void choose(const QString& port);
    /// The piano to take when it is there: what the player chose when the program ran last. Empty: any.
    void prefer(const QString& port) { preferred_ = port; }
    /// No simulated piano any more; a real one is found by itself again.
    Q_INVOKABLE void leaveSimulated();
    /// Looks for ports now; otherwise once a second, in a worker.
    void refresh();

Q_SIGNALS:
    void stateChanged();
    void portsChanged();
    void listening(const QString& port);
    void chosenByPlayer(const QString& port); ///< a real piano, or none

private:
    [[nodiscard]] QStringList names(PortDirection direction) const;
    void open(const QString& port);
    void takePorts(std::string api, std::vector<PortInfo> ports);
    void setState(State state, const QString& why = {});

    MidiSystem& midi_;
    LiveEngine& engine_;
    SimulationModel& simulation_;
    State state_ = State::NoPiano;
    QString piano_;
    QString why_;
    QString preferred_;
    bool chosenByPlayer_ = false; ///< then no other piano is taken by itself
    bool refreshing_ = false;
    std::string api_;
    std::vector<PortInfo> ports_;
    QTimer timer_;
    WindowWorker worker_;
};

} // namespace atos

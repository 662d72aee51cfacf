// SPDX-License-Identifier: Apache-2.0
#include "ui/piano/connection_model.h"

#include "app/piano/device_list.h"
#include "ui/base/words.h"

#include <utility>

namespace atos {
namespace {

constexpr int lookEveryMs = 1000;
constexpr int lookForSystemEveryMs = 100; ///< while the MIDI system is still being opened

/// Ports that every machine has and that no piano is behind.
bool isPlumbing(const QString& port) {
    return port.contains(QStringLiteral("Midi Through"), Qt::CaseInsensitive)
           || port.contains(QStringLiteral("atos"), Qt::CaseInsensitive);
}

} // namespace

ConnectionModel::ConnectionModel(MidiSystem& midi, LiveEngine& engine, SimulationModel& simulation,
                                 QObject* parent)
    : QObject(parent), midi_(midi), engine_(engine), simulation_(simulation) {
    connect(&simulation_, &SimulationModel::pianosChanged, this, &ConnectionModel::portsChanged);
    connect(&timer_, &QTimer::timeout, this, &ConnectionModel::refresh);
    timer_.start(lookForSystemEveryMs);
    refresh();
}

QString ConnectionModel::sentence() const {
    switch (state_) {
    case State::NoPiano:
        return tr("No piano yet: play on the keys below, with the computer keyboard, or open a file.");
    case State::Connecting:
        return tr("Opening %1…").arg(piano_);
    case State::Listening:
        if (simulated())
            return tr("%1 is no real piano: this program plays its part. Try everything.").arg(piano_);
        return tr("Listening to %1. Nothing is changed on it until you say so.").arg(piano_);
    case State::Lost:
        return tr("%1 was unplugged. What you played is kept; plug it in again to go on.").arg(piano_);
    case State::Refused:
        return why_;
    }
    return {};
}

QString ConnectionModel::system() const {
    if (api_.empty()) return tr("Looking for MIDI…");
    if (api_ == "none") return tr("No MIDI system");
    if (api_ == "alsa") return tr("MIDI: ALSA");
    if (api_ == "jack") return tr("MIDI: JACK");
    if (api_ == "memory") return tr("MIDI: inside this program");
    if (api_ == "core") return tr("MIDI: CoreMIDI");
    if (api_ == "winmm") return tr("MIDI: Windows");
    return tr("MIDI: %1").arg(words::text(api_));
}

QStringList ConnectionModel::names(PortDirection direction) const {
    QStringList names;
    for (const PortInfo& port : ports_) {
        if (port.direction == direction) names << words::text(port.name);
    }
    return names;
}

QStringList ConnectionModel::choices() const {
    QStringList choices;
    for (const QString& port : inputs())
        if (!simulation_.isSimulated(port)) choices << port;
    return choices + simulation_.pianos();
}

QStringList ConnectionModel::choiceNames() const {
    QStringList names;
    const QStringList ports = choices();
    for (const QString& port : ports)
        names << words::portName(port);
    for (qsizetype i = 0; i < ports.size(); ++i)
        if (names.count(words::portName(ports[i])) > 1) names[i] = ports[i];
    return names;
}

QStringList ConnectionModel::outputs() const {
    if (simulated()) return {piano_};
    QStringList real;
    for (const QString& port : names(PortDirection::output))
        if (!simulation_.isSimulated(port)) real << port;
    return real;
}

QString ConnectionModel::output() const {
    std::vector<std::string> reachable;
    for (const QString& port : outputs())
        reachable.push_back(port.toStdString());
    return words::text(outputLike(piano_.toStdString(), reachable));
}

void ConnectionModel::refresh() {
    if (std::exchange(refreshing_, true)) return;
    worker_.run(
        this, [this](const Task&) { return std::pair(midi_.api(), midi_.ports()); },
        [this](std::pair<std::string, std::vector<PortInfo>> found) {
            refreshing_ = false;
            takePorts(std::move(found.first), std::move(found.second));
        });
}

void ConnectionModel::takePorts(std::string api, std::vector<PortInfo> ports) {
    if (api != api_ || ports != ports_) {
        api_ = std::move(api);
        timer_.setInterval(api_.empty() ? lookForSystemEveryMs : lookEveryMs);
        ports_ = std::move(ports);
        Q_EMIT portsChanged();
    }
    const QStringList found = inputs();
    const bool there = found.contains(piano_);
    if (state_ == State::Listening && !there) return setState(State::Lost);
    // The engine takes a port again by itself.
    if (state_ == State::Lost && there) return setState(State::Listening);
    if (state_ != State::NoPiano || chosenByPlayer_) return;
    QStringList pianos;
    for (const QString& port : found)
        if (!isPlumbing(port) && !simulation_.isSimulated(port)) pianos << port;
    if (!pianos.isEmpty()) open(pianos.contains(preferred_) ? preferred_ : pianos.first());
}

void ConnectionModel::choose(const QString& port) {
    chosenByPlayer_ = true;
    if (!simulation_.isSimulated(port)) Q_EMIT chosenByPlayer(port);
    open(port);
}

void ConnectionModel::open(const QString& port) {
    piano_ = port;
    if (const Status plugged = simulation_.plugOnly(port); !plugged)
        return setState(State::Refused, words::error(plugged.error()));
    setState(port.isEmpty() ? State::NoPiano : State::Connecting);
    worker_.run(
        this,
        [this, name = port.toStdString()](const Task&) -> Status {
            engine_.disconnect();
            return name.empty() ? Status() : engine_.connect(midi_, name);
        },
        [this, port](const Status& status) {
            if (port != piano_ || port.isEmpty()) return;
            if (!status) return setState(State::Refused, words::error(status.error()));
            setState(State::Listening);
            Q_EMIT listening(port);
        });
}

void ConnectionModel::leaveSimulated() {
    open({});
    chosenByPlayer_ = false;
}

void ConnectionModel::setState(State state, const QString& why) {
    state_ = state;
    why_ = why;
    Q_EMIT stateChanged();
}

} // namespace atos

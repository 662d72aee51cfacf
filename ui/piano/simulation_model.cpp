// SPDX-License-Identifier: Apache-2.0
#include "ui/piano/simulation_model.h"

#include "app/pieces/piece_files.h"
#include "app/transcribe/read_music.h"
#include "ui/base/words.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace atos {
namespace {

constexpr int lookForEndMs = 100;

/// Pianos that can be read as well as written, so that everything can be tried on them.
struct Friendly {
    std::string_view profile;
    std::string_view port; ///< found by the clues of the profile, as a real one
};
constexpr std::array friendly{Friendly{"roland-fp30x", "Simulated Roland FP-30X"},
                              Friendly{"yamaha-csp", "Simulated Yamaha CSP-170"},
                              Friendly{"yamaha-xg", "Simulated Yamaha DGX-670"}};

} // namespace

SimulationModel::SimulationModel(MidiSystem& ports, const std::filesystem::path& pieces, QObject* parent)
    : QObject(parent), ports_(ports), pieces_(midiFiles(pieces)), names_(pieceNames(pieces)),
      player_([this](const ChannelMessage& message) {
          const auto size = channelMessageSize(message.bytes[0]);
          // A key that moves while the plug is out sounds nowhere.
          static_cast<void>(performer_->play(std::span(message.bytes).first(size)).ok());
      }) {
    connect(&end_, &QTimer::timeout, this, [this] {
        if (!player_.position()) setPlaying(false);
    });
}

void SimulationModel::setProfiles(const std::vector<KeyboardProfile>& profiles) {
    for (const Friendly& one : friendly) {
        const auto profile =
            std::find_if(profiles.begin(), profiles.end(),
                         [&](const KeyboardProfile& known) { return known.id == one.profile; });
        const std::string port(one.port);
        if (profile != profiles.end() && !isSimulated(words::text(port)))
            pianos_.push_back({port, *profile, nullptr});
    }
    Q_EMIT pianosChanged();
}

QStringList SimulationModel::pianos() const {
    QStringList names;
    for (const Simulated& simulated : pianos_)
        names << words::text(simulated.port);
    return names;
}

bool SimulationModel::isSimulated(const QString& port) const {
    return pianos().contains(port);
}

std::filesystem::path SimulationModel::snapshots() const {
    return snapshots_.path().toStdString();
}

SimulationModel::Simulated* SimulationModel::find(const QString& port) {
    const auto found = std::find_if(pianos_.begin(), pianos_.end(), [&](const Simulated& simulated) {
        return simulated.port == port.toStdString();
    });
    return found == pianos_.end() ? nullptr : &*found;
}

Status SimulationModel::plugOnly(const QString& port) {
    if (port == plugged_) return {};
    stop();
    if (Simulated* const before = find(plugged_)) before->piano->unplug();
    plugged_.clear();
    Simulated* const wanted = find(port);
    Status plugged;
    if (wanted != nullptr && wanted->piano) {
        plugged = wanted->piano->plugIn();
    } else if (wanted != nullptr) {
        auto started = SimulatedPiano::start(ports_, wanted->profile, wanted->port);
        if (started)
            wanted->piano = std::move(*started);
        else
            plugged = started.error();
    }
    if (wanted != nullptr && plugged) plugged_ = port;
    Q_EMIT pluggedChanged();
    return plugged;
}

QStringList SimulationModel::pieces() const {
    QStringList titles;
    for (const std::filesystem::path& piece : pieces_) {
        const auto name = names_.find(piece.filename().string());
        titles << (name == names_.end() ? words::fileTitle(words::text(piece.stem().string()))
                                        : QStringLiteral("%1 (%2)").arg(words::text(shownTitle(name->second)),
                                                                        words::text(name->second.composer)));
    }
    return titles;
}

std::filesystem::path SimulationModel::pieceFile(int piece) const {
    const auto index = static_cast<std::size_t>(piece);
    return piece >= 0 && index < pieces_.size() ? pieces_[index] : std::filesystem::path();
}

void SimulationModel::play(int piece) {
    if (plugged_.isEmpty() || piece < 0 || piece >= std::ssize(pieces_)) return;
    stop();
    worker_.run(
        this,
        [path = pieces_.at(static_cast<std::size_t>(piece))](const Task& task) {
            return readMusic(path, task);
        },
        [this, wish = wish_](const Result<Performance>& performance) {
            if (wish != wish_) return;
            if (!performance) return Q_EMIT failed(words::error(performance.error()));
            performer_ = find(plugged_)->piano.get();
            player_.play(schedule(*performance, 0, performance->duration()));
            setPlaying(true);
        });
}

void SimulationModel::stop() {
    ++wish_;
    player_.stop();
    setPlaying(false);
}

void SimulationModel::setPlaying(bool playing) {
    if (playing == playing_) return;
    playing_ = playing;
    playing ? end_.start(lookForEndMs) : end_.stop();
    Q_EMIT playingChanged();
}

} // namespace atos

// SPDX-License-Identifier: Apache-2.0
#include "piano/link/piano_watch.h"

#include "midi/port_clues.h"
#include "midi/port_match.h"
#include "piano/link/piano_session.h"
#include "piano/link/snapshot.h"
#include "piano/profile/identify.h"

#include <fmt/format.h>

#include <algorithm>

namespace atos {
namespace {

constexpr int gapMs = 0; // the questions of a heartbeat are seconds apart

bool contains(const std::vector<PortInfo>& ports, PortDirection direction, const std::string& name) {
    return std::find(ports.begin(), ports.end(), PortInfo{name, direction}) != ports.end();
}

} // namespace

std::string_view pianoStateName(PianoState state) {
    switch (state) {
    case PianoState::absent:
        return "absent";
    case PianoState::seen:
        return "seen";
    case PianoState::identified:
        return "identified";
    case PianoState::synced:
        return "synced";
    case PianoState::ready:
        return "ready";
    case PianoState::lost:
        break;
    }
    return "lost";
}

PianoWatch::PianoWatch(MidiSystem& system, std::vector<KeyboardProfile> profiles, PianoWatchOptions options)
    : system_(system), profiles_(std::move(profiles)), options_(std::move(options)) {
    sighting_.sentence = "No piano is connected.";
}

PianoWatch::~PianoWatch() = default;

bool PianoWatch::look(const Task& task) {
    const PianoState before = sighting_.state;
    const auto ports = system_.ports();
    const bool attached = before != PianoState::absent && before != PianoState::lost;
    const bool there = contains(ports, PortDirection::output, sighting_.output)
                       && (sighting_.input.empty() || contains(ports, PortDirection::input, sighting_.input));
    const bool due = options_.link.clock() >= nextQuestion_;
    if (attached && !there) {
        lose("Its port has gone: it was unplugged or switched off.");
        nextQuestion_ = 0; // asked as soon as it is back
    } else if (attached && due && session_) {
        checkHeart(task);
    } else if (!attached || (due && before == PianoState::seen)) {
        const std::string output = candidate(ports);
        // One that answers no more while its port stays is asked at the pace of the heartbeat.
        const bool sameDeadPort = before == PianoState::lost && output == sighting_.output && there && !due;
        if (!output.empty() && !sameDeadPort) meet(output, task);
    }
    return sighting_.state != before;
}

std::string PianoWatch::candidate(const std::vector<PortInfo>& ports) const {
    if (const auto alike = mostAlike(sighting_.output, ports, PortDirection::output)) return *alike;
    if (!options_.port.empty()) {
        const auto match = matchPort(ports, PortDirection::output, options_.port);
        return match ? *match : "";
    }
    const auto known = std::find_if(ports.begin(), ports.end(), [this](const PortInfo& port) {
        return port.direction == PortDirection::output && matchProfile(profiles_, port.name) != nullptr;
    });
    return known == ports.end() ? "" : known->name;
}

void PianoWatch::meet(const std::string& output, const Task& task) {
    nextQuestion_ = options_.link.clock() + options_.heartbeatSeconds;
    const auto found = identifyPiano(system_, output, profiles_, options_.link, task);
    if (!found) return; // it has just gone, or does not open yet
    const bool wasKnown = !sighting_.identity.empty();
    if (wasKnown && found->identity.empty()) return; // its port is back before itself
    if (wasKnown && found->identity != sighting_.identity) {
        sighting_ = {}; // another piano in its place
    }
    sighting_.output = found->output;
    sighting_.input = found->input;
    sighting_.identity = found->identity;
    sighting_.echoes = found->echoes;
    sighting_.latencySeconds = found->latencySeconds;
    sighting_.keyboard = found->profile != nullptr ? found->profile->id : "";
    sighting_.values.clear();
    session_.reset();
    if (!found->identity.empty()) {
        auto session = PianoSession::open(system_, found->output, {found->input}, options_.link);
        if (!session) return lose(session.error().message);
        session_ = *std::move(session);
    }
    if (found->profile == nullptr)
        return become(PianoState::seen, "It is none of the pianos that are known.");
    become(PianoState::identified, fmt::format("It is a {}.", found->profile->name));
    sync(*found->profile, task);
}

void PianoWatch::sync(const KeyboardProfile& profile, const Task& task) {
    const bool readable = std::any_of(profile.parameters.begin(), profile.parameters.end(),
                                      [](const Parameter& parameter) { return parameter.readable; });
    if (readable && sighting_.identity.empty() && !profile.identities.empty()) {
        sighting_.sentence = fmt::format("Its port is that of a {}, but it does not answer.", profile.name);
        return;
    }
    if (readable) {
        if (!options_.readSettings) return;
        auto link = PianoLink::open(system_, sighting_.output, sighting_.input, profile, options_.link);
        if (!link) return lose(link.error().message);
        auto values = (*link)->read(task);
        if (!values) return; // identified, and asked again when it is met again
        sighting_.values = *std::move(values);
        become(PianoState::synced, fmt::format("It is a {}, and how it is set is known.", profile.name));
    }
    const auto stored = storedSnapshot(options_.link.snapshotFolder, profile.id, sighting_.output);
    if (stored && *stored && (*stored)->snapshot.unfinished())
        sighting_.sentence =
            fmt::format("It is a {}, left with a changed tone that can be put back.", profile.name);
    else
        become(PianoState::ready, fmt::format("It is a {}, ready for a tone.", profile.name));
}

void PianoWatch::checkHeart(const Task& task) {
    if (!session_->quiet()) return;
    nextQuestion_ = options_.link.clock() + options_.heartbeatSeconds;
    const auto answer = session_->askIdentity(gapMs, task);
    if (!answer) {
        if (answer.error().code == ErrorCode::environment) lose(answer.error().message);
        return;
    }
    if (!*answer) return lose("It answers no more: it was switched off, or went to sleep.");
    sighting_.latencySeconds = (*answer)->latencySeconds;
    if ((*answer)->identity == sighting_.identity) return;
    lose("Another piano answers in its place.");
    nextQuestion_ = 0;
}

void PianoWatch::lose(std::string sentence) {
    session_.reset();
    become(PianoState::lost, std::move(sentence));
}

void PianoWatch::become(PianoState state, std::string sentence) {
    sighting_.state = state;
    sighting_.sentence = std::move(sentence);
}

} // namespace atos

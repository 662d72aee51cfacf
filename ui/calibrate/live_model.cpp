// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/live_model.h"

#include "app/live/live_harmony.h"
#include "ui/base/words.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr std::uint8_t noteOnStatus = 0x90;
constexpr std::uint8_t noteOffStatus = 0x80;
constexpr std::uint8_t controlStatus = 0xB0;
constexpr std::uint8_t damperController = 64;

constexpr double secondsForTempo = 5;
constexpr qint64 tempoEveryMs = 2000;
constexpr qint64 describeEveryMs = 1000;
constexpr double describedSeconds = 10;

/// Below this the best of 24 keys is a guess that would flicker.
constexpr double leastKeyConfidence = 0.2;

std::shared_ptr<const LiveSnapshot> emptySnapshot() {
    LiveSnapshot snapshot;
    snapshot.take = std::make_shared<const Performance>();
    return std::make_shared<const LiveSnapshot>(std::move(snapshot));
}

} // namespace

LiveModel::LiveModel(LiveEngine& engine, QObject* parent)
    : HeardModel(parent), engine_(engine), snapshot_(emptySnapshot()) {
    poll();
}

QString LiveModel::title() const {
    return tr("Your playing");
}

void LiveModel::poll() {
    const std::shared_ptr<const LiveSnapshot> newest = engine_.snapshot();
    if (!newest || !newest->take || newest->sequence == snapshot_->sequence) return;
    const std::shared_ptr<const LiveSnapshot> last = std::exchange(snapshot_, newest);

    if (newest->take->notes.empty()) bpm_ = 0;
    HeardFacts facts;
    if (newest->keys.confidence >= leastKeyConfidence) {
        facts.key = words::key(newest->keys.global);
        facts.keySure = std::round(newest->keys.confidence * 100) / 100;
    }
    if (newest->chord) facts.chord = words::chord(*newest->chord, newest->keys.global);
    facts.bpm = bpm_;
    facts.enough = std::clamp(newest->enoughMusic, 0.0, 1.0);
    setFacts(facts);

    if ((last->damper >= 64) != damperDown()) Q_EMIT damperChanged();
    if (last->lost != newest->lost) Q_EMIT lostChanged();
    if (last->finishedTakes != newest->finishedTakes) Q_EMIT takeKept();
    if (last->trouble != newest->trouble && !newest->trouble.empty())
        Q_EMIT failed(words::text(newest->trouble));
    if (last->take->notes.empty() || sinceDescription_.hasExpired(describeEveryMs)) {
        sinceDescription_.start();
        describeRoll(std::max(0.0, position() - describedSeconds), position());
    }
    estimateTempoNow();
    const bool held = std::any_of(newest->heldVelocity.begin(), newest->heldVelocity.end(),
                                  [](std::uint8_t velocity) { return velocity > 0; });
    if (held || newest->take->notes.size() > last->take->notes.size()) Q_EMIT played();
    Q_EMIT moved();
}

void LiveModel::estimateTempoNow() {
    if (estimating_ || position() < secondsForTempo) return;
    if (sinceEstimate_.isValid() && !sinceEstimate_.hasExpired(tempoEveryMs)) return;
    estimating_ = true;
    sinceEstimate_.start();
    worker_.run(
        this, [take = snapshot_->take](const Task&) { return liveTempo(*take); },
        [this](double bpm) {
            estimating_ = false;
            bpm_ = static_cast<int>(std::lround(bpm));
        });
}

void LiveModel::noteOn(int pitch, int velocity) {
    if (pitch < 0 || pitch > 127) return;
    pressedHere_.at(static_cast<std::size_t>(pitch)) = true;
    engine_.feed({noteOnStatus, static_cast<std::uint8_t>(pitch),
                  static_cast<std::uint8_t>(std::clamp(velocity, 1, 127))});
}

void LiveModel::noteOff(int pitch) {
    if (pitch < 0 || pitch > 127 || !pressedHere_.at(static_cast<std::size_t>(pitch))) return;
    pressedHere_.at(static_cast<std::size_t>(pitch)) = false;
    engine_.feed({noteOffStatus, static_cast<std::uint8_t>(pitch), 64});
}

void LiveModel::setDamper(bool down) {
    if (down == damperHere_) return;
    damperHere_ = down;
    engine_.feed({controlStatus, damperController, static_cast<std::uint8_t>(down ? 127 : 0)});
}

void LiveModel::releaseAll() {
    for (int pitch = 0; pitch < 128; ++pitch)
        noteOff(pitch);
    setDamper(false);
}

void LiveModel::startOver() {
    releaseAll();
    worker_.run(
        this, [this](const Task&) { return engine_.finishTake(); },
        [this](const Result<Performance>& take) {
            if (!take) return Q_EMIT failed(words::error(take.error()));
            Q_EMIT takeKept();
        });
}

} // namespace atos

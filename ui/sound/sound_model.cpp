// SPDX-License-Identifier: Apache-2.0
#include "ui/sound/sound_model.h"

#include "ui/base/words.h"

namespace atos {

SoundModel::SoundModel(OpenSynthFunction open, QObject* parent)
    : QObject(parent), open_(std::move(open)), status_(tr("Loading the piano sound…")) {}

void SoundModel::useSoundfont(const std::filesystem::path& soundfont) {
    status_ = tr("Loading the piano sound…");
    Q_EMIT statusChanged();
    opening_.run([open = open_, soundfont] { return open(soundfont); },
                 [this](Result<std::unique_ptr<LiveSynth>> synth) { take(std::move(synth)); });
}

void SoundModel::take(Result<std::unique_ptr<LiveSynth>> synth) {
    if (synth) {
        status_ = words::text((*synth)->status());
        audible_ = (*synth)->audible();
        (*synth)->setTone(tone_);
        (*synth)->setGain(gainDb_);
        const std::scoped_lock lock(mutex_);
        synth_.swap(*synth);
    } else {
        status_ = words::error(synth.error());
    }
    Q_EMIT statusChanged();
}

QString SoundModel::delay() {
    if (!audible_) return tr("How long this computer's sound takes is not known: it makes none.");
    const std::scoped_lock lock(mutex_);
    const auto seconds = synth_ ? synth_->bufferSeconds() : std::nullopt;
    if (!seconds)
        return tr("How long this computer's sound takes is not known: the sound card asked for none yet.");
    return tr("This computer's sound takes at least %1 ms: so much waits in the sound card's buffer.")
        .arg(1000 * *seconds, 0, 'f', 1);
}

void SoundModel::setMonitoring(bool monitoring) {
    if (monitoring == monitoring_) return;
    monitoring_ = monitoring;
    if (!monitoring) silence();
    Q_EMIT monitoringChanged();
}

void SoundModel::playLive(const ChannelMessage& message) {
    if (monitoring_) play(message);
}

void SoundModel::play(const ChannelMessage& message) {
    const std::scoped_lock lock(mutex_);
    if (synth_) synth_->play(message);
}

void SoundModel::setTone(const TonePreset& tone, double gainDb) {
    tone_ = tone;
    gainDb_ = gainDb;
    const std::scoped_lock lock(mutex_);
    if (!synth_) return;
    synth_->setTone(tone);
    synth_->setGain(gainDb);
}

void SoundModel::silence() {
    const std::scoped_lock lock(mutex_);
    if (synth_) synth_->silence();
}

// Without the lock: both wait for a thread that may be reading from a disk, and playing must not wait for
// them.
void SoundModel::playRecording(AudioFile recording, double gainDb) {
    if (synth_) synth_->playRecording(std::move(recording), gainDb);
}

void SoundModel::stopRecording() {
    if (synth_) synth_->stopRecording();
}

void SoundModel::playPair(std::shared_ptr<const PhrasePair> pair, PairSide side, double from) {
    if (synth_) synth_->playPair(std::move(pair), side, from);
}

void SoundModel::choosePair(PairSide side) {
    if (synth_) synth_->choosePair(side);
}

void SoundModel::replacePair(std::shared_ptr<const PhrasePair> pair) {
    if (synth_) synth_->replacePair(std::move(pair));
}

void SoundModel::stopPair() {
    if (synth_) synth_->stopPair();
}

std::optional<double> SoundModel::pairPosition() const {
    return synth_ ? synth_->pairPosition() : std::nullopt;
}

} // namespace atos

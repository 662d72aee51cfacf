// SPDX-License-Identifier: Apache-2.0
#include "app/sound_model.h"

#include "app/words.h"

namespace atos {

SoundModel::SoundModel(OpenSynth open, QObject* parent)
    : QObject(parent), status_(tr("Loading the piano sound…")) {
    worker_.run(
        this, [open = std::move(open)](const Task&) { return open(); },
        [this](Result<std::unique_ptr<LiveSynth>> synth) {
            if (synth) {
                status_ = words::text((*synth)->status());
                audible_ = (*synth)->audible();
                const std::scoped_lock lock(mutex_);
                synth_ = std::move(*synth);
                synth_->setTone(tone_);
                synth_->setGain(gainDb_);
            } else {
                status_ = words::error(synth.error());
            }
            Q_EMIT statusChanged();
        });
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

void SoundModel::playRecording(AudioFile recording) {
    const std::scoped_lock lock(mutex_);
    if (synth_) synth_->playRecording(std::move(recording));
}

void SoundModel::stopRecording() {
    const std::scoped_lock lock(mutex_);
    if (synth_) synth_->stopRecording();
}

} // namespace atos

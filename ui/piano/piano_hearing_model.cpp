// SPDX-License-Identifier: Apache-2.0
#include "ui/piano/piano_hearing_model.h"

#include "ui/base/words.h"

#include <utility>

namespace atos {
namespace {

constexpr int lookEveryMs = 50;
constexpr int settlingMs = 800;

} // namespace

PianoHearingModel::PianoHearingModel(MidiSystem& midi, AuditionModel& audition, PushModel& push,
                                     QObject* parent)
    : QObject(parent), midi_(midi), audition_(audition), push_(push),
      player_([this](const ChannelMessage& message) {
          if (!port_->play(message)) portLost_ = true;
      }) {
    frame_.setInterval(lookEveryMs);
    settling_.setInterval(settlingMs);
    settling_.setSingleShot(true);
    connect(&frame_, &QTimer::timeout, this, &PianoHearingModel::follow);
    connect(&settling_, &QTimer::timeout, this, [this] { play(Step::PlayingB); });
    connect(&push_, &PushModel::stateChanged, this, &PianoHearingModel::sent);
    connect(&push_, &PushModel::targetChanged, this, &PianoHearingModel::cancel);
    connect(&push_, &PushModel::planChanged, this, &PianoHearingModel::changed);
    connect(&audition_, &AuditionModel::stateChanged, this, [this] {
        if (audition_.state() == JobModel::State::Loading) cancel(); // another tone, or another phrase
        Q_EMIT changed();
    });
}

bool PianoHearingModel::possible() const {
    return step_ == Step::Idle && audition_.ready() && push_.obstacle().isEmpty()
           && push_.state() != PushModel::State::Working;
}

QString PianoHearingModel::sentence() const {
    switch (step_) {
    case Step::Idle:
        return {};
    case Step::Asking:
        return tr(
            "Your piano plays the phrase as it is set now, gets this tone, and plays it again. Undo brings "
            "back what was there.");
    case Step::PlayingA:
        return tr("A: your piano as it is set now.");
    case Step::Sending:
        return tr("The piano gets this tone…");
    case Step::PlayingB:
        return tr("B: this tone.");
    }
    return {};
}

void PianoHearingModel::ask() {
    if (possible()) setStep(Step::Asking);
}

void PianoHearingModel::begin() {
    if (step_ != Step::Asking) return;
    setStep(Step::PlayingA);
    using Opened = Result<std::shared_ptr<NotePort>>;
    worker_.run(
        this,
        [&midi = midi_, name = push_.output().toStdString()](const Task&) -> Opened {
            auto port = NotePort::open(midi, name);
            if (!port) return port.error();
            return std::shared_ptr<NotePort>(*std::move(port));
        },
        [this](Opened port) {
            if (step_ != Step::PlayingA) return;
            if (!port) {
                cancel();
                return Q_EMIT failed(words::error(port.error()));
            }
            port_ = *std::move(port);
            play(Step::PlayingA);
        });
}

void PianoHearingModel::play(Step step) {
    const std::shared_ptr<const Performance> music = audition_.performance();
    portLost_ = false;
    setStep(step);
    player_.play(schedule(*music, 0, music->duration()));
    frame_.start();
}

void PianoHearingModel::follow() {
    if (portLost_) {
        cancel();
        return Q_EMIT failed(tr("The piano does not take notes any more. Check its cable."));
    }
    if (player_.position()) return;
    frame_.stop();
    if (step_ != Step::PlayingA) return cancel();
    setStep(Step::Sending);
    push_.send();
    if (push_.state() != PushModel::State::Working) cancel(); // nothing to change after all
}

void PianoHearingModel::sent() {
    Q_EMIT changed();
    if (step_ != Step::Sending || push_.state() == PushModel::State::Working) return;
    if (push_.state() == PushModel::State::Sent) return settling_.start();
    cancel(); // the sentence beside Send says why
}

void PianoHearingModel::cancel() {
    frame_.stop();
    settling_.stop();
    player_.stop();
    port_.reset();
    setStep(Step::Idle);
}

void PianoHearingModel::setStep(Step step) {
    if (std::exchange(step_, step) != step) Q_EMIT changed();
}

} // namespace atos

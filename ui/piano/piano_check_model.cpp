// SPDX-License-Identifier: Apache-2.0
#include "ui/piano/piano_check_model.h"

#include "ui/base/words.h"

namespace atos {

PianoCheckModel::PianoCheckModel(MidiSystem& midi, ConnectionModel& connection, CalibrateModel& calibrate,
                                 SoundModel& sound, QObject* parent)
    : QObject(parent), midi_(midi), connection_(connection), calibrate_(calibrate), sound_(sound) {
    connect(&connection_, &ConnectionModel::stateChanged, this, &PianoCheckModel::meet);
    connect(&connection_, &ConnectionModel::portsChanged, this, &PianoCheckModel::answerChanged);
    connect(&sound_, &SoundModel::monitoringChanged, this, &PianoCheckModel::heardChanged);
    connect(&sound_, &SoundModel::statusChanged, this, &PianoCheckModel::heardChanged);
}

/// What was found out about another piano says nothing about this one.
void PianoCheckModel::meet() {
    if (connection_.piano() != piano_) {
        piano_ = connection_.piano();
        answer_.clear();
        echoes_ = false;
        heard_ = Heard::Unsaid;
    }
    Q_EMIT answerChanged();
    Q_EMIT heardChanged();
}

QString PianoCheckModel::answer() const {
    if (asking_) return tr("Asking…");
    if (!answer_.isEmpty()) return answer_;
    if (askable()) return tr("How long this piano takes to answer is not known yet.");
    return connection_.piano().isEmpty()
               ? tr("How long a piano takes to answer is known when one is connected.")
               : tr("How long this piano takes to answer is not known: nothing can be sent to it.");
}

void PianoCheckModel::ask() {
    if (!askable()) return;
    asking_ = true;
    Q_EMIT answerChanged();
    worker_.run(
        this,
        [this, output = connection_.output().toStdString(),
         profiles = calibrate_.keyboards()](const Task& task) -> Result<std::pair<QString, bool>> {
            const auto piano = identifyPort(midi_, output, profiles, task);
            if (!piano) return piano.error();
            return std::pair(describe(*piano), piano->found.echoes); // its profile lives here only
        },
        [this, piano = piano_](const Result<std::pair<QString, bool>>& told) {
            asking_ = false;
            if (piano == piano_) {
                answer_ = told ? told->first : words::error(told.error());
                echoes_ = told && told->second;
            }
            Q_EMIT answerChanged();
            Q_EMIT heardChanged();
        });
}

QString PianoCheckModel::describe(const IdentifiedPiano& piano) const {
    const FoundPiano& found = piano.found;
    const QString name =
        found.profile != nullptr ? words::text(found.profile->name) : words::text(found.output);
    if (!piano.answers())
        return tr("%1 does not say what it is when it is asked, so how long it takes is not known.")
            .arg(name);
    QString sentence = tr("%1 answers after %2 ms.").arg(name).arg(1000 * found.latencySeconds, 0, 'f', 1);
    if (found.profile == nullptr && !piano.maker.empty())
        sentence +=
            u' ' + tr("It is made by %1, and no piano that is known here.").arg(words::text(piano.maker));
    if (found.echoes) sentence += u' ' + tr("Something on the way repeats what it is sent.");
    return sentence;
}

void PianoCheckModel::say(Heard heard) {
    heard_ = heard;
    Q_EMIT heardChanged();
}

QString PianoCheckModel::advice() const {
    switch (heard_) {
    case Heard::Unsaid:
        return {};
    case Heard::Once:
        return tr("Then all is as it should be.");
    case Heard::Twice:
        return adviceWhenTwice();
    case Heard::Never:
        return adviceWhenNever();
    }
    return {};
}

QString PianoCheckModel::adviceWhenTwice() const {
    if (echoes_)
        return tr("Something between the piano and this computer repeats every note: switch MIDI thru off "
                  "there.");
    if (!realPiano())
        return tr("Another program plays the same notes: close it, or switch its MIDI thru off.");
    if (sound_.monitoring())
        return tr("The piano sounds by itself, and this computer plays the same notes: one of them should be "
                  "silent.");
    return tr(
        "This computer is silent and sends no note back, so something else plays each note again: switch "
        "MIDI thru off in other programs and on the interface. If that does not help, switch Local "
        "Control off on the piano's own panel; ATOS MIDI never touches it.");
}

QString PianoCheckModel::adviceWhenNever() const {
    const QString piano = tr("Turn the piano's volume up and pull headphones out. If it stays silent, Local "
                             "Control is off: switch it on at the piano's own panel; ATOS MIDI never touches "
                             "it.");
    if (!sound_.monitoring()) return realPiano() ? piano : tr("This computer is silent.");
    const QString here = sound_.audible() ? tr("Turn this computer's loudspeakers up.") : sound_.status();
    return realPiano() ? here + u' ' + piano : here;
}

QString PianoCheckModel::remedy() const {
    if (heard_ == Heard::Twice && sound_.monitoring() && realPiano() && !echoes_) return tr("Be silent here");
    if (heard_ == Heard::Never && !sound_.monitoring() && sound_.audible()) return tr("Sound here");
    return {};
}

void PianoCheckModel::remedyNow() {
    if (remedy().isEmpty()) return;
    heard_ = Heard::Unsaid;
    sound_.setMonitoring(!sound_.monitoring());
}

} // namespace atos

// SPDX-License-Identifier: Apache-2.0
#include "ui/piano/push_model.h"

#include "app/piano/unfinished_changes.h"
#include "files/bytes.h"
#include "piano/profile/identify.h"
#include "tone/archetypes/audible.h"
#include "ui/base/words.h"

#include <chrono>
#include <future>

namespace atos {
namespace {

constexpr std::chrono::seconds patience{5};     ///< at the end, with hands that do not rest
constexpr std::chrono::seconds lastPatience{1}; ///< with a driver that does not return

QStringList sentences(const std::vector<Loss>& losses) {
    QStringList list;
    for (const Loss& loss : losses)
        list << words::text(loss.sentence);
    return list;
}

QString proof(const PushResult& result) {
    if (!result.verified) return PushModel::tr("This piano cannot be read, so nothing proves it: listen.");
    if (*result.verified) return PushModel::tr("Read back and proven.");
    return PushModel::tr("The piano reads back something else. Undo brings back what was there.");
}

} // namespace

PushModel::PushModel(MidiSystem& midi, ConnectionModel& connection, CalibrateModel& calibrate,
                     OpenLinkFunction openLink, PianoLinkOptions options, QObject* parent)
    : QObject(parent), midi_(midi), connection_(connection), calibrate_(calibrate),
      openLink_(std::move(openLink)), options_(std::move(options)),
      link_(std::make_shared<std::unique_ptr<PianoLink>>()) {
    connect(&connection_, &ConnectionModel::portsChanged, this, &PushModel::findTarget);
    connect(&connection_, &ConnectionModel::stateChanged, this, &PushModel::findTarget);
    connect(&calibrate_, &CalibrateModel::keyboardsChanged, this, &PushModel::findTarget);
    connect(&calibrate_, &CalibrateModel::choiceChanged, this, &PushModel::plan);
}

PushModel::~PushModel() {
    static_cast<void>(putBack());
}

bool PushModel::putBack() {
    if (!worker_) return true;
    cancelToken_.cancel();
    const auto done = std::make_shared<std::promise<void>>();
    const std::future<void> end = done->get_future();
    CancelToken undoing = worker_->run(
        answers_.get(),
        [held = held_, done](const Task& task) {
            for (const SharedLink& link : held)
                static_cast<void>((*link)->undo(task).ok()); // its snapshot stays and is told of
            done->set_value();
            return true;
        },
        [](bool) {});
    bool returned = end.wait_for(patience) == std::future_status::ready;
    if (!returned) {
        undoing.cancel();
        returned = end.wait_for(lastPatience) == std::future_status::ready;
    }
    if (!returned) { // its thread ends with the program, and nobody waits for its answers
        answers_->moveToThread(nullptr);
        static_cast<void>(answers_.release());
        static_cast<void>(worker_.release());
    }
    worker_.reset();
    return returned;
}

QStringList PushModel::keyboards() const {
    QStringList names;
    for (const KeyboardProfile& profile : calibrate_.keyboards())
        names << words::text(profile.name);
    return names;
}

void PushModel::findTarget() {
    const QStringList there = outputs();
    if (outputChosen_ && !there.contains(output_)) outputChosen_ = false;
    if (!outputChosen_) {
        QString best = there.contains(connection_.piano()) ? connection_.piano() : QString();
        for (const QString& port : there) {
            if (best.isEmpty() && matchProfile(calibrate_.keyboards(), port.toStdString()) != nullptr)
                best = port;
        }
        if (best != output_) {
            leaveTarget();
            output_ = best;
        }
    }
    recognise();
    offerUndo();
    Q_EMIT targetChanged();
    plan();
}

void PushModel::offerUndo() {
    if (undoable_ || output_.isEmpty() || keyboard_ < 0) return;
    const std::string& id = calibrate_.keyboards().at(static_cast<std::size_t>(keyboard_)).id;
    undoable_ = canBePutBack(optionsNow().snapshotFolder, id, output_.toStdString());
    if (undoable_) Q_EMIT stateChanged();
}

void PushModel::recognise() {
    const std::vector<KeyboardProfile>& profiles = calibrate_.keyboards();
    const std::string port = (output_.isEmpty() ? connection_.piano() : output_).toStdString();
    const KeyboardProfile* match = port.empty() ? nullptr : matchProfile(profiles, port);
    if (match == nullptr) {
        if (recognised_) keyboard_ = -1;
        recognised_ = false;
        return;
    }
    keyboard_ = static_cast<int>(match - profiles.data());
    recognised_ = true;
}

void PushModel::setOutput(const QString& output) {
    if (output == output_) return;
    leaveTarget();
    outputChosen_ = true;
    output_ = output;
    recognise();
    offerUndo();
    Q_EMIT targetChanged();
    plan();
}

void PushModel::setKeyboard(int keyboard) {
    if (keyboard == keyboard_ || keyboard >= static_cast<int>(calibrate_.keyboards().size())) return;
    leaveTarget();
    keyboard_ = keyboard;
    recognised_ = false;
    Q_EMIT targetChanged();
    plan();
}

void PushModel::plan() {
    encoded_ = {};
    const std::optional<TonePreset> tone = calibrate_.chosenTone();
    if (tone && keyboard_ >= 0) {
        encoded_ = encodePreset(*tone, profile(), {options_.experimental});
    }
    plannedLosses_ = sentences(encoded_.losses);
    lossLine_ = lossesInOneLine(encoded_.losses);
    if (state_ == State::Sent || state_ == State::Undone || state_ == State::Failed) setState(State::Idle);
    showPlan();
}

void PushModel::showPlan() {
    plannedChanges_ = keyboard_ < 0 ? QVariantList() : changeViews(profile(), encoded_.changes, current_);
    Q_EMIT planChanged();
}

const KeyboardProfile& PushModel::profile() const {
    return calibrate_.keyboards().at(static_cast<std::size_t>(keyboard_));
}

QString PushModel::inputOfTarget() const {
    if (connection_.state() == ConnectionModel::State::Listening) return connection_.piano();
    return connection_.inputs().contains(output_) ? output_ : QString();
}

void PushModel::look() {
    if (state_ == State::Working || looking_ || output_.isEmpty() || keyboard_ < 0) return;
    looking_ = true;
    Q_EMIT planChanged();
    using Values = std::map<std::string, int>;
    cancelToken_ = worker_->run(
        answers_.get(),
        [&midi = midi_, open = openLink_, link = link_, out = output_.toStdString(),
         in = inputOfTarget().toStdString(), options = optionsNow(),
         known = profile()](const Task& task) -> Result<Values> {
            if (!*link) {
                Result<std::unique_ptr<PianoLink>> opened = open(midi, out, in, known, options);
                if (!opened) return opened.error();
                *link = std::move(*opened);
            }
            return (*link)->read(task);
        },
        [this, link = link_](Result<Values> values) {
            looking_ = false;
            if (link == link_ && values) current_ = std::move(*values);
            showPlan();
        });
}

QString PushModel::obstacle() const {
    if (!calibrate_.chosenTone()) return tr("Calibrate first.");
    if (output_.isEmpty()) {
        return outputs().isEmpty() ? tr("No piano to send to. Plug one in, or save the settings as a file.")
                                   : tr("Choose the port of the piano to send to.");
    }
    if (keyboard_ < 0) return tr("Choose which piano this is, so that it is told in its own words.");
    if (encoded_.messages.empty()) return tr("This piano can do nothing of this tone.");
    if (plannedChanges_.isEmpty() && plannedLosses_.isEmpty())
        return tr("Nothing to change: it is already set.");
    if (plannedChanges_.isEmpty())
        return tr("What this piano can be told of this tone is set already. Another tone may change more.");
    if (onPiano_ && stepsApart(*onPiano_, *calibrate_.chosenTone()) < 1)
        return tr("Your piano already suits this.");
    return {};
}

PianoLinkOptions PushModel::optionsNow() const {
    PianoLinkOptions options = options_;
    const SimulationModel& simulation = connection_.simulation();
    if (simulation.isSimulated(output_)) options.snapshotFolder = simulation.snapshots();
    return options;
}

void PushModel::leaveTarget() {
    link_ = std::make_shared<std::unique_ptr<PianoLink>>();
    undoable_ = false;
    onPiano_.reset();
    current_.clear();
    changes_.clear();
    losses_.clear();
}

void PushModel::work(std::function<Result<PushResult>(PianoLink&, const Task&)> job, State then) {
    const bool playsByItself = connection_.simulated() && connection_.simulation().playing();
    setState(State::Working, playsByItself
                                 ? tr("Waiting for the simulated piano to rest: stop its piece to go on.")
                                 : tr("Waiting for your hands to rest…"));
    cancelToken_ = worker_->run(
        answers_.get(),
        [&midi = midi_, open = openLink_, link = link_, job = std::move(job), out = output_.toStdString(),
         in = inputOfTarget().toStdString(), options = optionsNow(),
         known = profile()](const Task& task) -> Result<PushResult> {
            if (!*link) {
                Result<std::unique_ptr<PianoLink>> opened = open(midi, out, in, known, options);
                if (!opened) return opened.error();
                *link = std::move(*opened);
            }
            return job(**link, task);
        },
        [this, then, link = link_](const Result<PushResult>& result) { finished(result, then, link); });
}

void PushModel::send() {
    if (state_ == State::Working || !obstacle().isEmpty()) return;
    working_ = calibrate_.chosenTone();
    work([tone = *working_](PianoLink& link, const Task& task) { return link.push(tone, task); },
         State::Sent);
}

void PushModel::undo() {
    if (!undoable()) return;
    work([](PianoLink& link, const Task& task) { return link.undo(task); }, State::Undone);
}

void PushModel::keep() {
    if (!keepable()) return;
    worker_->run(
        answers_.get(), [link = link_](const Task&) { return (*link)->keep(); },
        [this, link = link_](const Status& kept) {
            if (!kept) return Q_EMIT failed(words::error(kept.error()));
            held_.erase(link);
            setState(state_, tr("Kept: your piano stays so. Undo brings back what was there."));
        });
}

void PushModel::cancel() {
    cancelToken_.cancel();
}

void PushModel::finished(const Result<PushResult>& result, State then, const SharedLink& link) {
    if (result && then == State::Undone)
        held_.erase(link);
    else if (result && !result->changes.empty())
        held_.insert(link);
    const bool byPlayer = !result && result.error().code == ErrorCode::cancelled;
    if (link != link_) { // another piano was chosen meanwhile: what is shown is about that one
        setState(State::Idle);
        offerUndo();
        if (!result && !byPlayer) Q_EMIT failed(words::error(result.error()));
        return;
    }
    if (!result)
        return byPlayer ? setState(State::Idle) : setState(State::Failed, words::error(result.error()));
    changes_ = changeViews(profile(), result->changes, current_);
    for (const Change& change : result->changes)
        current_[change.parameter] = change.to;
    losses_ = sentences(result->losses);
    undoable_ = then == State::Sent;
    onPiano_ = then == State::Sent ? working_ : std::nullopt;
    showPlan(); // what suits already needs no sending
    const QString done = then == State::Sent ? tr("Sent.") : tr("Undone: your piano is as it was.");
    setState(then, QStringLiteral("%1 %2").arg(done, proof(*result)));
}

void PushModel::saveSyx(const QUrl& to) {
    if (!to.isLocalFile()) return Q_EMIT failed(words::savedHereOnly());
    if (!savable()) return Q_EMIT failed(tr("There are no settings for this piano to save."));
    const Bytes bytes = encoded_.syx();
    const QString path = to.toLocalFile();
    if (const Status status = writeFile(path.toStdString(), bytes); !status) {
        return Q_EMIT failed(words::error(status.error()));
    }
    Q_EMIT saved(path);
}

void PushModel::setState(State state, const QString& sentence) {
    state_ = state;
    sentence_ = sentence;
    Q_EMIT stateChanged();
}

} // namespace atos

// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/calibrate_model.h"

#include "core/freed_memory.h"
#include "ui/base/words.h"

#include <utility>

namespace atos {

CalibrateModel::CalibrateModel(OpenPipeline open, QObject* parent)
    : JobModel(State::Loading, parent), open_(std::move(open)) {}

void CalibrateModel::open() {
    if (!open_) return;
    worker_.run(
        this,
        [open = std::exchange(open_, {})](const Task&) -> Result<std::shared_ptr<Pipeline>> {
            Result<std::unique_ptr<Pipeline>> pipeline = open();
            if (!pipeline) return pipeline.error();
            return std::shared_ptr<Pipeline>(std::move(*pipeline));
        },
        [this](Result<std::shared_ptr<Pipeline>> pipeline) { opened(std::move(pipeline)); });
}

void CalibrateModel::opened(Result<std::shared_ptr<Pipeline>> pipeline) {
    if (!pipeline) return setState(State::Unavailable, words::error(pipeline.error()));
    pipeline_ = *pipeline;
    setState(State::Ready);
    Q_EMIT keyboardsChanged();
    worker_.run(
        this,
        [warm = pipeline_](const Task&) {
            Status warmed = warm->warmUp();
            giveFreedMemoryBack(); // of files that were read: a window may stand open for days
            return warmed;
        },
        [this](const Status& status) {
            if (!status && state() == State::Ready)
                setState(State::Unavailable, words::error(status.error()));
        });
}

const std::vector<KeyboardProfile>& CalibrateModel::keyboards() const {
    static const std::vector<KeyboardProfile> none;
    return pipeline_ ? pipeline_->keyboards() : none;
}

QString CalibrateModel::subject() const {
    if (!result_) return {};
    return tr("%1 · %2 of music").arg(title_, words::minutes(result_->musicSeconds));
}

std::optional<TonePreset> CalibrateModel::chosenTone() const {
    if (!result_ || abstained()) return std::nullopt;
    const auto choice = static_cast<std::size_t>(choice_);
    const auto& offers = result_->target.offers;
    return choice < offers.size() ? offers.at(choice).preset
                                  : result_->presets.at(choice - offers.size()).tone;
}

void CalibrateModel::setChoice(int choice) {
    if (choice == choice_ || choice < 0 || choice >= tones_.size()) return;
    choice_ = choice;
    Q_EMIT choiceChanged();
}

void CalibrateModel::calibrate(HeardModel* heard) {
    if (state() != State::Ready || heard == nullptr) return;
    counterfactualToken_.cancel();
    working_ = heard->performance();
    workingTitle_ = heard->title();
    workingLive_ = heard->isLive();
    work(previousArchetype(*heard));
}

void CalibrateModel::setListening(Listening listening) {
    if (listening == listening_) return;
    listening_ = listening;
    if (!result_ || state() != State::Ready) return;
    counterfactualToken_.cancel();
    working_ = performance_;
    workingTitle_ = title_;
    workingLive_ = resultIsLive_;
    work(result_->target.choice.archetype);
}

void CalibrateModel::work(const std::string& previous) {
    beginWork();
    // The keyboard stays open here: PushModel encodes for whichever piano is chosen, also after this.
    setCancelToken(worker_.run(
        this,
        [pipeline = pipeline_, music = working_, previous, listening = listening_,
         taste = taste_](const Task& task) {
            return pipeline->calibrate(*music, {{}, previous, listening, taste}, task);
        },
        [this](Result<Calibration> result) { finished(std::move(result)); }, tellProgress()));
}

/// Of the take before, when both were played live: a voice that changes for a trifle would unsettle.
std::string CalibrateModel::previousArchetype(const HeardModel& heard) const {
    return result_ && resultIsLive_ && heard.isLive() ? result_->target.choice.archetype : std::string();
}

void CalibrateModel::finished(Result<Calibration> result) {
    if (!result) {
        const bool byPlayer = result.error().code == ErrorCode::cancelled;
        return setState(State::Ready, byPlayer ? QString() : words::error(result.error()));
    }
    result_ = std::move(*result);
    performance_ = std::move(working_);
    title_ = workingTitle_;
    resultIsLive_ = workingLive_;
    heads_ = headViews(result_->style);
    tones_ = toneViews(*result_);
    notes_.clear();
    for (const std::string& note : result_->notes)
        notes_ << words::text(note);
    choice_ = 0;
    setState(State::Ready);
    Q_EMIT resultChanged();
    Q_EMIT choiceChanged();
    counterfactualAsked_ = false;
    showReasons(false);
}

void CalibrateModel::findCounterfactual() {
    if (!result_ || result_->presets.empty() || std::exchange(counterfactualAsked_, true)) return;
    showReasons(true);
    counterfactualToken_ = worker_.run(
        this,
        [pipeline = pipeline_, music = performance_, found = *result_](const Task& task) {
            Calibration more = found;
            const Status added = pipeline->addCounterfactual(*music, more, task);
            return added ? Result<Calibration>(std::move(more)) : Result<Calibration>(added.error());
        },
        [this, music = performance_](Result<Calibration> more) {
            if (music != performance_) return;
            if (more) result_->target.reasons = std::move(more->target.reasons);
            showReasons(false);
        });
}

void CalibrateModel::showReasons(bool findingCounterfactual) {
    findingCounterfactual_ = findingCounterfactual;
    setHighlightedReason(-1);
    reasons_ = reasonViews(result_->target.reasons);
    Q_EMIT reasonsChanged();
}

void CalibrateModel::setHighlightedReason(int reason) {
    if (reason < 0 || reason >= reasons_.size()) reason = -1;
    if (reason == highlightedReason_) return;
    highlightedReason_ = reason;
    Q_EMIT highlightedReasonChanged();
}

QVariantList CalibrateModel::highlightedSpans() const {
    return highlightedReason_ < 0 ? QVariantList()
                                  : reasons_.at(highlightedReason_).value<ReasonView>().spans;
}

bool CalibrateModel::isAbout(const HeardModel* heard) const {
    if (!performance_ || heard == nullptr) return false;
    const auto shown = heard->performance();
    if (shown == performance_) return true;
    // A live take grows while its first notes stay.
    const std::vector<Note>& notes = performance_->notes;
    return heard->isLive() && !notes.empty() && shown->notes.size() >= notes.size()
           && shown->notes.front() == notes.front();
}

} // namespace atos

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/calibrate/pipeline.h"
#include "ui/base/job_model.h"
#include "ui/calibrate/heard_model.h"
#include "ui/calibrate/result_views.h"

#include <functional>
#include <memory>
#include <optional>

namespace atos {

/// The one big button: walks what was heard along the path in a worker and keeps the result.
class CalibrateModel : public JobModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(bool hasResult READ hasResult NOTIFY resultChanged)
    Q_PROPERTY(bool abstained READ abstained NOTIFY resultChanged)
    Q_PROPERTY(QString subject READ subject NOTIFY resultChanged)
    Q_PROPERTY(QVariantList heads READ heads NOTIFY resultChanged)
    Q_PROPERTY(QVariantList tones READ tones NOTIFY resultChanged)
    Q_PROPERTY(QVariantList reasons READ reasons NOTIFY reasonsChanged)
    Q_PROPERTY(bool findingCounterfactual READ findingCounterfactual NOTIFY reasonsChanged)
    Q_PROPERTY(int highlightedReason READ highlightedReason WRITE setHighlightedReason NOTIFY
                   highlightedReasonChanged)
    Q_PROPERTY(QVariantList highlightedSpans READ highlightedSpans NOTIFY highlightedReasonChanged)
    Q_PROPERTY(QStringList notes READ notes NOTIFY resultChanged)
    Q_PROPERTY(int choice READ choice WRITE setChoice NOTIFY choiceChanged)

public:
    using OpenPipeline = std::function<Result<std::unique_ptr<Pipeline>>()>;

    /// Loading until open() was called and the models are open, then Ready or Unavailable. `problem` also
    /// says why the last attempt failed.
    explicit CalibrateModel(OpenPipeline open, QObject* parent = nullptr);
    /// Once; in a worker. Not before the window stands: the networks take both cores for half a second.
    void open();

    [[nodiscard]] bool hasResult() const { return result_.has_value(); }
    [[nodiscard]] bool abstained() const { return result_ && !result_->target.choice.recommends(); }
    [[nodiscard]] QString subject() const; ///< "Nocturne · 4:32 of music"
    [[nodiscard]] QVariantList heads() const { return heads_; }
    [[nodiscard]] QVariantList tones() const { return tones_; }
    [[nodiscard]] QVariantList reasons() const { return reasons_; }
    /// Whether what would have changed the choice is still looked for; then one more reason may come.
    [[nodiscard]] bool findingCounterfactual() const { return findingCounterfactual_; }
    [[nodiscard]] int highlightedReason() const {
        return highlightedReason_;
    } ///< index into reasons; -1: none
    void setHighlightedReason(int reason);
    /// The music that the lit reason rests on.
    [[nodiscard]] QVariantList highlightedSpans() const;
    [[nodiscard]] QStringList notes() const { return notes_; }
    [[nodiscard]] int choice() const { return choice_; } ///< index into tones
    void setChoice(int choice);

    /// Null without a result.
    [[nodiscard]] const Calibration* result() const { return result_ ? &*result_ : nullptr; }
    /// The tone that is chosen, and the music it was found for. Empty without a result.
    [[nodiscard]] std::optional<TonePreset> chosenTone() const;
    [[nodiscard]] std::shared_ptr<const Performance> performance() const override { return performance_; }
    [[nodiscard]] bool resultIsLive() const { return resultIsLive_; } ///< rather than of an opened piece
    /// Empty until the models are open.
    [[nodiscard]] const std::vector<KeyboardProfile>& keyboards() const;

    /// Whether the result was found for what is heard there, or for its beginning.
    [[nodiscard]] Q_INVOKABLE bool isAbout(const atos::HeardModel* heard) const;
    Q_INVOKABLE void calibrate(atos::HeardModel* heard);
    /// Looks, once for a result, for what would have changed the choice: several analyses, so when it is
    /// asked.
    Q_INVOKABLE void findCounterfactual();
    /// How the piano is heard; a result that is shown is found anew.
    void setListening(Listening listening);
    /// What the player likes, for the next calibration.
    void setTaste(Taste taste) { taste_ = std::move(taste); }

Q_SIGNALS:
    void resultChanged();
    void choiceChanged();
    void reasonsChanged();
    void highlightedReasonChanged();
    void keyboardsChanged();

private:
    void opened(Result<std::shared_ptr<Pipeline>> pipeline);
    void work(const std::string& previous); ///< on what working_ holds
    void finished(Result<Calibration> result);
    [[nodiscard]] std::string previousArchetype(const HeardModel& heard) const;
    void showReasons(bool findingCounterfactual);

    OpenPipeline open_; ///< none: it was called
    std::shared_ptr<Pipeline> pipeline_;
    CancelToken counterfactualToken_;
    std::shared_ptr<const Performance> working_;
    QString workingTitle_;
    bool workingLive_ = false;

    std::optional<Calibration> result_;
    std::shared_ptr<const Performance> performance_;
    QString title_;
    bool resultIsLive_ = false;
    QVariantList heads_;
    QVariantList tones_;
    QVariantList reasons_;
    QStringList notes_;
    bool findingCounterfactual_ = false;
    bool counterfactualAsked_ = false; ///< for this result
    int highlightedReason_ = -1;
    int choice_ = 0;
    Listening listening_ = Listening::unknown;
    Taste taste_;
    WindowWorker worker_;
};

} // namespace atos

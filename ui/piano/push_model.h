// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/piano/open_piano.h"
#include "ui/calibrate/calibrate_model.h"
#include "ui/piano/change_views.h"
#include "ui/piano/connection_model.h"

#include <QUrl>

#include <map>
#include <memory>
#include <optional>
#include <set>

namespace atos {

/// Sends the chosen tone to a piano: says before what will change, after what did, and takes it back.
class PushModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(QStringList outputs READ outputs NOTIFY targetChanged)
    Q_PROPERTY(QString output READ output WRITE setOutput NOTIFY targetChanged)
    Q_PROPERTY(QStringList keyboards READ keyboards NOTIFY targetChanged)
    Q_PROPERTY(int keyboard READ keyboard WRITE setKeyboard NOTIFY targetChanged)
    Q_PROPERTY(bool recognised READ recognised NOTIFY targetChanged)
    Q_PROPERTY(QVariantList plannedChanges READ plannedChanges NOTIFY planChanged)
    Q_PROPERTY(QStringList plannedLosses READ plannedLosses NOTIFY planChanged)
    Q_PROPERTY(QString lossLine READ lossLine NOTIFY planChanged)
    Q_PROPERTY(bool looking READ looking NOTIFY planChanged)
    Q_PROPERTY(QString obstacle READ obstacle NOTIFY planChanged)
    Q_PROPERTY(bool savable READ savable NOTIFY planChanged)
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(QString sentence READ sentence NOTIFY stateChanged)
    Q_PROPERTY(QVariantList changes READ changes NOTIFY stateChanged)
    Q_PROPERTY(QStringList losses READ losses NOTIFY stateChanged)
    Q_PROPERTY(bool undoable READ undoable NOTIFY stateChanged)
    Q_PROPERTY(bool keepable READ keepable NOTIFY stateChanged)

public:
    enum class State { Idle, Working, Sent, Undone, Failed };
    Q_ENUM(State)

    /// All outlive the model. `openLink` is called in a worker; `quiet` by the link while it waits, on any
    /// thread.
    PushModel(MidiSystem& midi, ConnectionModel& connection, CalibrateModel& calibrate,
              OpenLinkFunction openLink, PianoLinkOptions options, QObject* parent = nullptr);
    ~PushModel() override; ///< as putBack()
    /// At the end: puts back every tone that was sent and not kept; waits a few seconds for it. A piano that
    /// does not rest or is gone by then is told of at the next start. False when a driver does not even
    /// return: then what it works with, the system and what `quiet` looks at, has to live as long as the
    /// program.
    [[nodiscard]] bool putBack();

    [[nodiscard]] QStringList outputs() const { return connection_.outputs(); }
    [[nodiscard]] QString output() const { return output_; }
    void setOutput(const QString& output);
    [[nodiscard]] QStringList keyboards() const;             ///< names of the pianos that are known
    [[nodiscard]] int keyboard() const { return keyboard_; } ///< index; -1: none chosen
    void setKeyboard(int keyboard);
    /// True when the piano was told by the name of its port rather than by the player.
    [[nodiscard]] bool recognised() const { return recognised_; }

    [[nodiscard]] QVariantList plannedChanges() const { return plannedChanges_; } ///< ChangeView
    [[nodiscard]] QStringList plannedLosses() const { return plannedLosses_; }
    /// What is lost, as lossesInOneLine() says it.
    [[nodiscard]] QString lossLine() const { return lossLine_; }
    [[nodiscard]] QString obstacle() const; ///< why nothing can be sent; empty when it can
    [[nodiscard]] bool savable() const { return !encoded_.syx().empty(); }

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] QString sentence() const { return sentence_; }
    [[nodiscard]] QVariantList changes() const { return changes_; } ///< ChangeView: what did change
    [[nodiscard]] QStringList losses() const { return losses_; }
    [[nodiscard]] bool undoable() const { return undoable_ && state_ != State::Working; }
    /// A tone was sent that goes back when the window closes, unless it is kept.
    [[nodiscard]] bool keepable() const { return held_.contains(link_) && state_ != State::Working; }

    [[nodiscard]] bool looking() const { return looking_; } ///< the piano is being asked how it is set
    /// Asks the piano how it is set now, so that the plan shows what differs; changes nothing on it. A piano
    /// that says nothing is not complained of: its plan shows what it is delivered with.
    Q_INVOKABLE void look();
    Q_INVOKABLE void send();
    Q_INVOKABLE void undo();
    Q_INVOKABLE void keep();
    Q_INVOKABLE void cancel();
    /// Writes what would be sent as a .syx file.
    Q_INVOKABLE void saveSyx(const QUrl& to);

Q_SIGNALS:
    void targetChanged();
    void planChanged();
    void stateChanged();
    void failed(const QString& sentence);
    void saved(const QString& file);

private:
    using SharedLink = std::shared_ptr<std::unique_ptr<PianoLink>>; ///< opened and used in the worker only

    void findTarget();
    void recognise();
    void offerUndo(); ///< of what an earlier run sent to this piano
    void plan();
    /// For the piano that is the target: a simulated one has snapshots of its own.
    [[nodiscard]] PianoLinkOptions optionsNow() const;
    void leaveTarget();
    void showPlan();
    [[nodiscard]] QString inputOfTarget() const; ///< where the target's answers come from; may be empty
    [[nodiscard]] const KeyboardProfile& profile() const; ///< of the target; there must be one
    void work(std::function<Result<PushResult>(PianoLink&, const Task&)> job, State then);
    void finished(const Result<PushResult>& result, State then, const SharedLink& link);
    void setState(State state, const QString& sentence = {});

    MidiSystem& midi_;
    ConnectionModel& connection_;
    CalibrateModel& calibrate_;
    OpenLinkFunction openLink_;
    PianoLinkOptions options_;

    QString output_;
    bool outputChosen_ = false; ///< by the player: then it stays
    int keyboard_ = -1;
    bool recognised_ = false;
    EncodedPreset encoded_;
    QVariantList plannedChanges_;
    QStringList plannedLosses_;
    QString lossLine_;

    State state_ = State::Idle;
    QString sentence_;
    QVariantList changes_;
    QStringList losses_;
    bool undoable_ = false;
    bool looking_ = false;
    std::map<std::string, int> current_; ///< raw values as the target told them, by parameter
    CancelToken cancelToken_;
    SharedLink link_;
    std::optional<TonePreset> working_; ///< what is being sent
    std::optional<TonePreset> onPiano_; ///< what was sent to it last; empty: not known
    std::set<SharedLink> held_;         ///< with a tone that goes back at the end
    std::unique_ptr<QObject> answers_ = std::make_unique<QObject>(); ///< where the worker's answers arrive
    std::unique_ptr<WindowWorker> worker_ = std::make_unique<WindowWorker>(); ///< null after putBack()
};

} // namespace atos

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/simulate/simulated_ports.h"
#include "ui/base/midi_handover.h"
#include "ui/calibrate/audition_model.h"
#include "ui/calibrate/blind_test_model.h"
#include "ui/calibrate/calibrate_model.h"
#include "ui/calibrate/computer_keyboard.h"
#include "ui/calibrate/guide_model.h"
#include "ui/calibrate/live_model.h"
#include "ui/calibrate/piece_model.h"
#include "ui/calibrate/taste_model.h"
#include "ui/compare/compare_model.h"
#include "ui/files/file_browser.h"
#include "ui/library/library_model.h"
#include "ui/library/take_player.h"
#include "ui/piano/connection_model.h"
#include "ui/piano/piano_check_model.h"
#include "ui/piano/piano_hearing_model.h"
#include "ui/piano/push_model.h"
#include "ui/piano/simulation_model.h"
#include "ui/settings/monitor_model.h"
#include "ui/settings/settings_model.h"
#include "ui/settings/support_model.h"
#include "ui/shell/notice_queue.h"
#include "ui/shell/services.h"
#include "ui/sound/player_model.h"
#include "ui/sound/sound_model.h"
#include "ui/studio/draw_model.h"
#include "ui/studio/generator_list.h"
#include "ui/studio/training_job_model.h"
#include "ui/studio/training_log_model.h"
#include "ui/studio/transcription_job.h"

namespace atos {

/// Everything the window shows: one model a concern, and what ties them together. Owns the services.
class AppModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    Q_PROPERTY(atos::ConnectionModel* connection READ connection CONSTANT)
    Q_PROPERTY(atos::SimulationModel* simulation READ simulation CONSTANT)
    Q_PROPERTY(atos::PianoCheckModel* pianoCheck READ pianoCheck CONSTANT)
    Q_PROPERTY(atos::SoundModel* sound READ sound CONSTANT)
    Q_PROPERTY(atos::LiveModel* live READ live CONSTANT)
    Q_PROPERTY(atos::ComputerKeyboard* computerKeyboard READ computerKeyboard CONSTANT)
    Q_PROPERTY(atos::PieceModel* piece READ piece CONSTANT)
    Q_PROPERTY(atos::CalibrateModel* calibrate READ calibrate CONSTANT)
    Q_PROPERTY(atos::AuditionModel* audition READ audition CONSTANT)
    Q_PROPERTY(atos::BlindTestModel* blindTest READ blindTest CONSTANT)
    Q_PROPERTY(atos::TasteModel* taste READ taste CONSTANT)
    Q_PROPERTY(atos::PianoHearingModel* pianoHearing READ pianoHearing CONSTANT)
    Q_PROPERTY(atos::PushModel* push READ push CONSTANT)
    Q_PROPERTY(atos::LibraryModel* library READ library CONSTANT)
    Q_PROPERTY(atos::TakePlayer* takePlayer READ takePlayer CONSTANT)
    Q_PROPERTY(atos::CompareModel* comparison READ comparison CONSTANT)
    Q_PROPERTY(atos::TranscriptionJob* transcribe READ transcribe CONSTANT)
    Q_PROPERTY(atos::DrawModel* drawing READ drawing CONSTANT)
    Q_PROPERTY(atos::GeneratorList* generate READ generate CONSTANT)
    Q_PROPERTY(atos::TrainingLogModel* training READ training CONSTANT)
    Q_PROPERTY(atos::TrainingJobModel* trainer READ trainer CONSTANT)
    Q_PROPERTY(atos::MonitorModel* monitor READ monitor CONSTANT)
    Q_PROPERTY(atos::GuideModel* guide READ guide CONSTANT)
    Q_PROPERTY(atos::SupportModel* support READ support CONSTANT)
    Q_PROPERTY(atos::HeardModel* heard READ heard NOTIFY heardChanged)
    Q_PROPERTY(atos::FileBrowser* files READ files CONSTANT)
    Q_PROPERTY(QString notice READ notice WRITE setNotice NOTIFY noticeChanged)
    Q_PROPERTY(int noticesWaiting READ noticesWaiting NOTIFY noticeChanged)
    Q_PROPERTY(atos::SettingsModel* settings READ settings CONSTANT)

public:
    explicit AppModel(Services services, QObject* parent = nullptr);
    ~AppModel() override;

    [[nodiscard]] ConnectionModel* connection() { return &connection_; }
    [[nodiscard]] SimulationModel* simulation() { return &simulation_; }
    [[nodiscard]] PianoCheckModel* pianoCheck() { return &pianoCheck_; }
    [[nodiscard]] SoundModel* sound() { return &sound_; }
    [[nodiscard]] LiveModel* live() { return &live_; }
    [[nodiscard]] ComputerKeyboard* computerKeyboard() { return &computerKeyboard_; }
    [[nodiscard]] PieceModel* piece() { return &piece_; }
    [[nodiscard]] CalibrateModel* calibrate() { return &calibrate_; }
    [[nodiscard]] AuditionModel* audition() { return &audition_; }
    [[nodiscard]] BlindTestModel* blindTest() { return &blindTest_; }
    [[nodiscard]] TasteModel* taste() { return &taste_; }
    [[nodiscard]] PianoHearingModel* pianoHearing() { return &pianoHearing_; }
    [[nodiscard]] PushModel* push() { return &push_; }
    [[nodiscard]] LibraryModel* library() { return &library_; }
    [[nodiscard]] TakePlayer* takePlayer() { return &takePlayer_; }
    [[nodiscard]] CompareModel* comparison() { return &comparison_; }
    [[nodiscard]] TranscriptionJob* transcribe() { return &transcribe_; }
    [[nodiscard]] DrawModel* drawing() { return &drawing_; }
    [[nodiscard]] GeneratorList* generate() { return &generate_; }
    [[nodiscard]] TrainingJobModel* trainer() { return &trainer_; }
    [[nodiscard]] TrainingLogModel* training() { return &training_; }
    [[nodiscard]] FileBrowser* files() { return &files_; }
    [[nodiscard]] MonitorModel* monitor() { return &monitor_; }
    [[nodiscard]] GuideModel* guide() { return &guide_; }
    [[nodiscard]] SupportModel* support() { return &support_; }
    [[nodiscard]] SettingsModel* settings() { return &settings_; }
    /// What the roll shows and Calibrate takes: the opened piece, otherwise the live take.
    [[nodiscard]] HeardModel* heard();

    /// What the player should know and may dismiss: the first of the queue; empty: nothing.
    [[nodiscard]] QString notice() const { return notices_.first(); }
    [[nodiscard]] int noticesWaiting() const { return notices_.waiting(); } ///< behind it
    /// Something went wrong. An empty one takes away what is shown, and the next that waits is shown.
    void setNotice(const QString& notice);

    /// Opens the networks, the sound and the MIDI system, each in a thread of its own, once: when the window
    /// can be seen, for the networks take both cores for half a second and the others may hang. Nobody waits
    /// for these two, not even the window's end.
    void openTheRest();

    /// A MIDI file, or a recording that becomes one: shown on the Calibrate screen.
    Q_INVOKABLE void openFile(const QUrl& file);
    /// A bundled piece, by its index in simulation.pieces: shown, calibrated, and heard before and after.
    Q_INVOKABLE void hearOnPiece(int piece);
    /// The same as openFile(), for the library.
    Q_INVOKABLE void addFiles(const QList<QUrl>& files);

Q_SIGNALS:
    void heardChanged();
    void noticeChanged();

private:
    /// A known digital piano sounds by itself: hearing everything twice would be worse than silence here. A
    /// simulated one has no sound of its own.
    void chooseMonitoring();
    void calibrateAsked(); ///< the piece of hearOnPiece(), when it is open and the models are
    void tell(NoticeQueue::Kind kind, const QString& notice, const QString& topic = {});
    void tellSaved(const QString& file);
    void connectPianos();
    void connectLibrary();
    void connectStudio();
    void connectSettings();
    [[nodiscard]] SupportBundle supportBundle(bool withMusic);

    std::filesystem::path userData_;
    std::filesystem::path takes_;
    NoticeQueue notices_;
    SettingsModel settings_;
    FileBrowser files_;
    bool devicesOpened_ = false;
    bool calibrationAsked_ = false; ///< of the piece that is being opened
    LateSystem* machineMidi_;       ///< owned by the ports
    SimulatedPorts ports_;
    std::unique_ptr<LiveEngine> engine_;
    SoundModel sound_;
    MonitorModel monitor_;
    SimulationModel simulation_;
    ConnectionModel connection_;
    LiveModel live_;
    ComputerKeyboard computerKeyboard_;
    PlayerModel player_;
    PieceModel piece_;
    CalibrateModel calibrate_;
    AuditionModel audition_;
    BlindTestModel blindTest_;
    TasteModel taste_;
    PushModel push_;
    PianoHearingModel pianoHearing_;
    PianoCheckModel pianoCheck_;
    LibraryModel library_;
    TakePlayer takePlayer_;
    CompareModel comparison_;
    MidiHandover handover_;
    TranscriptionJob transcribe_;
    DrawModel drawing_;
    GeneratorList generate_;
    TrainingLogModel training_;
    TrainingJobModel trainer_;
    GuideModel guide_;
    SupportModel support_;
    QTimer frame_;
    QTimer doneShown_;
};

} // namespace atos

// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/app_model.h"

#include "piano/profile/identify.h"
#include "ui/base/words.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QSysInfo>

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace atos {
namespace {

constexpr int frameMs = 16;
/// How long it is told that something was done.
constexpr std::chrono::seconds doneShown{10};
const QString pianoTopic = QStringLiteral("piano");
const QString doneTopic = QStringLiteral("done");

/// A piano may only be written to while no key is down and the damper is up.
PianoLinkOptions linkOptions(const std::filesystem::path& userData, const LiveEngine& engine) {
    PianoLinkOptions options;
    options.snapshotFolder = userData / "snapshots";
    options.quiet = [&engine] {
        const std::shared_ptr<const LiveSnapshot> now = engine.snapshot();
        return now->damper < 64
               && std::all_of(now->heldVelocity.begin(), now->heldVelocity.end(),
                              [](auto held) { return held == 0; });
    };
    return options;
}

LibraryOptions libraryOptions(const std::filesystem::path& userData, const std::filesystem::path& takes,
                              int keepDays) {
    LibraryOptions options;
    options.database = userData / "library.db";
    options.takes = takes;
    options.keepDays = keepDays;
    return options;
}

std::uint64_t chance() {
    return QRandomGenerator::global()->generate64();
}

std::string answerOf(const HeadProfile& head) {
    return head.abstained || head.best() == nullptr ? std::string() : head.best()->label;
}

} // namespace

AppModel::AppModel(Services services, QObject* parent)
    : QObject(parent), userData_(services.userData), takes_(services.takes), settings_(services.userData),
      files_(services.userData), machineMidi_(services.midi.get()),
      ports_(withSimulatedPorts(std::move(services.midi))), engine_(std::move(services.engine)),
      sound_(std::move(services.openSynth)), simulation_(*ports_.simulated, services.pieces),
      connection_(*ports_.all, *engine_, simulation_), live_(*engine_), computerKeyboard_(live_),
      player_(sound_), piece_(player_), calibrate_(std::move(services.openPipeline)),
      audition_(calibrate_, sound_, player_, services.render, services.pieces),
      blindTest_(audition_, sound_, chance),
      taste_(calibrate_, audition_, sound_, services.render, services.userData / "taste.json",
             [] { return (chance() & 1U) != 0; }),
      push_(*ports_.all, connection_, calibrate_, std::move(services.openLink),
            linkOptions(userData_, *engine_)),
      pianoHearing_(*ports_.all, audition_, push_), pianoCheck_(*ports_.all, connection_, calibrate_, sound_),
      library_(libraryOptions(userData_, services.takes, settings_.keepDays())), takePlayer_(player_),
      comparison_(*library_.takes(), services.takes),
      transcribe_(std::move(services.transcribe), std::move(services.render), player_, handover_),
      drawing_(std::move(services.draw), player_, handover_),
      generate_(
          std::move(services.generators), [this] { return heard()->performance(); }, player_, handover_),
      trainer_(std::move(services.training), services.userData), guide_(settings_, live_, player_),
      support_([this](bool withMusic) { return supportBundle(withMusic); }) {
    for (const std::string& notice : services.unfinished)
        tell(NoticeQueue::Kind::unfinished, words::text(notice));
    for (const std::string& notice : services.notices)
        tell(NoticeQueue::Kind::atStart, words::text(notice));
    engine_->setThru([this](const ChannelMessage& message) {
        monitor_.hear(message);
        sound_.playLive(message);
    });

    connect(&frame_, &QTimer::timeout, &live_, &LiveModel::poll);
    frame_.setTimerType(Qt::PreciseTimer);
    frame_.start(frameMs);
    doneShown_.setSingleShot(true);
    doneShown_.setInterval(doneShown);
    connect(&doneShown_, &QTimer::timeout, this, [this] {
        if (notices_.withdraw(doneTopic)) Q_EMIT noticeChanged();
    });

    connect(&piece_, &PieceModel::openChanged, this, &AppModel::heardChanged);
    connect(&piece_, &PieceModel::failed, this, &AppModel::setNotice);
    connect(&piece_, &PieceModel::openChanged, this, [this] {
        if (!piece_.warning().isEmpty()) setNotice(piece_.warning());
    });
    connect(&piece_, &PieceModel::openChanged, this, &AppModel::calibrateAsked);
    connect(&piece_, &PieceModel::failed, this, [this] { calibrationAsked_ = false; });
    connect(&calibrate_, &CalibrateModel::stateChanged, this, &AppModel::calibrateAsked);
    connect(&calibrate_, &CalibrateModel::stateChanged, this, [this] {
        if (!calibrate_.problem().isEmpty()) setNotice(calibrate_.problem());
    });
    connect(&live_, &LiveModel::lostChanged, this, [this] {
        if (live_.lost() > 0)
            tell(NoticeQueue::Kind::problem,
                 tr("%n message(s) from the piano came too fast and were lost.", nullptr, live_.lost()),
                 QStringLiteral("lost"));
    });
    connect(&live_, &LiveModel::failed, this, &AppModel::setNotice);
    connect(&live_, &LiveModel::played, &audition_, &AuditionModel::stop); // who plays hears themself
    connect(&push_, &PushModel::failed, this, &AppModel::setNotice);
    connect(&pianoHearing_, &PianoHearingModel::failed, this, &AppModel::setNotice);
    connect(&push_, &PushModel::saved, this, &AppModel::tellSaved);
    connectLibrary();
    connectStudio();
    connectSettings();
    connectPianos();
}

AppModel::~AppModel() {
    if (const Status kept = transcribe_.keepIn(takes_); !kept)
        spdlog::error("Corrected notes could not be kept: {}", kept.error().message);
    pianoHearing_.cancel();
    simulation_.stop(); // a tone is put back only while nobody plays
    engine_->setThru({});
    if (push_.putBack()) return;
    static_cast<void>(ports_.all.release());
    static_cast<void>(engine_.release());
}

void AppModel::openTheRest() {
    if (std::exchange(devicesOpened_, true)) return;
    calibrate_.open();
    sound_.useSoundfont(settings_.chosenSoundfont());
    machineMidi_->open();
    settings_.readModels();
}

void AppModel::connectPianos() {
    connect(&connection_, &ConnectionModel::stateChanged, this, [this] {
        using State = ConnectionModel::State;
        const State state = connection_.state();
        if (state == State::Lost || state == State::Refused)
            return tell(NoticeQueue::Kind::problem, connection_.sentence(), pianoTopic);
        if (state == State::Listening && notices_.withdraw(pianoTopic)) Q_EMIT noticeChanged();
    });
    connection_.prefer(settings_.piano());
    connect(&connection_, &ConnectionModel::chosenByPlayer, &settings_, &SettingsModel::setPiano);
    connect(&connection_, &ConnectionModel::listening, this, &AppModel::chooseMonitoring);
    connect(&calibrate_, &CalibrateModel::keyboardsChanged, this, [this] {
        simulation_.setProfiles(calibrate_.keyboards());
        chooseMonitoring();
    });
    connect(&simulation_, &SimulationModel::failed, this, &AppModel::setNotice);
}

void AppModel::connectLibrary() {
    connect(&library_, &LibraryModel::failed, this, &AppModel::setNotice);
    connect(&takePlayer_, &TakePlayer::failed, this, &AppModel::setNotice);
    connect(&library_, &LibraryModel::exported, this, &AppModel::tellSaved);
    connect(&live_, &LiveModel::takeKept, &library_, &LibraryModel::addNew);
    connect(&piece_, &PieceModel::openChanged, this, [this] {
        if (piece_.isOpen()) library_.keepOpened(piece_.file(), piece_.title());
    });
    connect(&calibrate_, &CalibrateModel::resultChanged, this, [this] {
        if (!piece_.isOpen() || calibrate_.performance() != piece_.performance()) return;
        const StyleProfile& style = calibrate_.result()->style;
        library_.setStyle(piece_.file(), answerOf(style.head(StyleHead::composer)),
                          answerOf(style.head(StyleHead::genre)));
    });
}

void AppModel::connectStudio() {
    using Purpose = MidiHandover::Purpose;
    connect(&transcribe_, &TranscriptionJob::failed, this, &AppModel::setNotice);
    connect(&drawing_, &DrawModel::failed, this, &AppModel::setNotice);
    connect(&generate_, &GeneratorList::failed, this, &AppModel::setNotice);
    connect(&training_, &TrainingLogModel::failed, this, &AppModel::setNotice);
    connect(&trainer_, &TrainingJobModel::failed, this, &AppModel::setNotice);
    connect(&trainer_, &TrainingJobModel::logBegun, &training_, &TrainingLogModel::follow);
    connect(&handover_, &MidiHandover::failed, this, &AppModel::setNotice);
    connect(&handover_, &MidiHandover::exported, this, [this](const QString& file, const QString& notes) {
        tell(NoticeQueue::Kind::done, tr("Saved as %1. %2").arg(file, notes).trimmed());
    });
    connect(&handover_, &MidiHandover::handed, this,
            [this](Purpose purpose, const QUrl& file, const QString& title) {
                if (purpose == Purpose::Open) return piece_.openFile(file, title);
                library_.keepOpened(file.toLocalFile().toStdString(), title);
                tell(NoticeQueue::Kind::done, tr("“%1” is in the library.").arg(title));
            });
}

void AppModel::connectSettings() {
    connect(&settings_, &SettingsModel::failed, this, &AppModel::setNotice);
    connect(&taste_, &TasteModel::failed, this, &AppModel::setNotice);
    connect(&taste_, &TasteModel::learnt, this, [this] { calibrate_.setTaste(taste_.taste()); });
    calibrate_.setTaste(taste_.taste());
    audition_.setBeginsByItself(settings_.hearAtOnce());
    connect(&settings_, &SettingsModel::hearAtOnceChanged, this,
            [this] { audition_.setBeginsByItself(settings_.hearAtOnce()); });
    const auto tellListening = [this] {
        calibrate_.setListening(
            listeningCalled(settings_.listening().toStdString()).value_or(Listening::unknown));
    };
    tellListening();
    connect(&settings_, &SettingsModel::listeningChanged, this, tellListening);
    connect(&settings_, &SettingsModel::soundfontChanged, this,
            [this] { sound_.useSoundfont(settings_.chosenSoundfont()); });
    connect(&comparison_, &CompareModel::failed, this, &AppModel::setNotice);
    connect(&comparison_, &CompareModel::cardWritten, this, &AppModel::tellSaved);
    connect(&support_, &SupportModel::failed, this, &AppModel::setNotice);
    connect(&support_, &SupportModel::written, this, &AppModel::tellSaved);
}

SupportBundle AppModel::supportBundle(bool withMusic) {
    const QStringList facts{QStringLiteral("ATOS MIDI %1").arg(QCoreApplication::applicationVersion()),
                            QStringLiteral("Qt %1, %2, %3")
                                .arg(QLatin1String(qVersion()), QSysInfo::prettyProductName(),
                                     QSysInfo::currentCpuArchitecture()),
                            QStringLiteral("MIDI: %1").arg(connection_.system()),
                            QStringLiteral("Piano: %1").arg(connection_.sentence()),
                            QStringLiteral("Sound: %1").arg(sound_.status()),
                            QStringLiteral("Soundfont: %1").arg(settings_.soundfont()),
                            QStringLiteral("Models: %1").arg(settings_.models().join(QStringLiteral("; "))),
                            QStringLiteral("Takes in the library's view: %1").arg(library_.takes()->count())};
    SupportBundle bundle;
    bundle.facts = facts.join(u'\n').toStdString() + '\n';
    bundle.settings = userData_ / "window.ini";
    bundle.logs = userData_ / "logs";
    if (withMusic) bundle.takes = takes_;
    return bundle;
}

void AppModel::openFile(const QUrl& file) {
    calibrationAsked_ = false;
    if (TranscriptionJob::isRecording(file)) return transcribe_.transcribe(file, MidiHandover::Purpose::Open);
    piece_.openFile(file);
}

void AppModel::hearOnPiece(int piece) {
    const std::filesystem::path file = simulation_.pieceFile(piece);
    if (file.empty()) return;
    calibrationAsked_ = true;
    piece_.openFile(QUrl::fromLocalFile(QString::fromStdString(file.string())),
                    simulation_.pieces().at(piece));
}

void AppModel::calibrateAsked() {
    if (!calibrationAsked_ || !piece_.isOpen() || calibrate_.state() != CalibrateModel::State::Ready) return;
    calibrationAsked_ = false;
    calibrate_.calibrate(&piece_);
}

void AppModel::addFiles(const QList<QUrl>& files) {
    QList<QUrl> midi;
    for (const QUrl& file : files) {
        if (TranscriptionJob::isRecording(file))
            transcribe_.transcribe(file, MidiHandover::Purpose::Keep);
        else
            midi << file;
    }
    library_.importFiles(midi);
}

HeardModel* AppModel::heard() {
    if (piece_.isOpen()) return &piece_;
    return &live_;
}

void AppModel::setNotice(const QString& notice) {
    if (!notice.isEmpty()) return tell(NoticeQueue::Kind::problem, notice);
    notices_.dismiss();
    Q_EMIT noticeChanged();
}

void AppModel::tell(NoticeQueue::Kind kind, const QString& notice, const QString& topic) {
    if (notice.isEmpty() || notice == this->notice()) return;
    const bool done = kind == NoticeQueue::Kind::done;
    notices_.add(kind, notice, done ? doneTopic : topic);
    if (done) doneShown_.start();
    spdlog::info("told: {}", notice.toStdString());
    Q_EMIT noticeChanged();
}

void AppModel::tellSaved(const QString& file) {
    tell(NoticeQueue::Kind::done, tr("Saved as %1.").arg(file));
}

void AppModel::chooseMonitoring() {
    const bool sounding =
        !connection_.simulated()
        && matchProfile(calibrate_.keyboards(), connection_.piano().toStdString()) != nullptr;
    sound_.setMonitoring(!sounding);
}

} // namespace atos

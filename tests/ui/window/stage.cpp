// SPDX-License-Identifier: Apache-2.0
#include "ui/window/stage.h"

#include "files/bytes.h"
#include "music/smf.h"
#include "piano/profile/identify.h"
#include "piano/profile/profile_store.h"
#include "ui/sample_library.h"
#include "ui/sample_music.h"
#include "ui/studio/shipped_generators.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QMouseEvent>
#include <QQuickWindow>

#include <functional>
#include <stdexcept>

namespace atos::test {
namespace {

constexpr const char* pianoName = "Roland FP-30X";
constexpr const char* keyboardName = "Plain keyboard";

std::filesystem::path sources() {
    return ATOS_SOURCE_DIR;
}

/// Lends a system that a test keeps to a program that wants to own one.
class LentMidiSystem final : public MidiSystem {
public:
    explicit LentMidiSystem(std::shared_ptr<MidiSystem> system) : system_(std::move(system)) {}

    [[nodiscard]] std::string api() const override { return system_->api(); }
    [[nodiscard]] std::vector<PortInfo> ports() override { return system_->ports(); }
    [[nodiscard]] Result<std::unique_ptr<InputPort>> openInput(const std::string& name,
                                                               MidiCallback callback) override {
        return system_->openInput(name, std::move(callback));
    }
    [[nodiscard]] Result<std::unique_ptr<OutputPort>> openOutput(const std::string& name) override {
        return system_->openOutput(name);
    }
    [[nodiscard]] Result<std::unique_ptr<InputPort>> openVirtualInput(const std::string& name,
                                                                      MidiCallback callback) override {
        return system_->openVirtualInput(name, std::move(callback));
    }
    [[nodiscard]] Result<std::unique_ptr<OutputPort>> openVirtualOutput(const std::string& name) override {
        return system_->openVirtualOutput(name);
    }

private:
    std::shared_ptr<MidiSystem> system_;
};

template<typename T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(*result);
}

} // namespace

Stage::Stage() : keyboards_(must(readProfiles(sources() / "resources" / "keyboards"))) {}

std::filesystem::path Stage::nextHome() const {
    return folder_.path() / std::to_string(runs_ + 1);
}

std::filesystem::path Stage::home() const {
    return folder_.path() / std::to_string(runs_);
}

Services Stage::services(std::function<Result<std::unique_ptr<Pipeline>>()> openPipeline) {
    ++runs_;
    midi_ = std::make_shared<MemorySystem>();
    synth_ = std::make_shared<SynthRecord>();
    Services services;
    services.midi = std::make_unique<LateSystem>(
        [midi = midi_]() -> std::unique_ptr<MidiSystem> { return std::make_unique<LentMidiSystem>(midi); });
    services.engine = must(LiveEngine::start(home() / "takes"));
    services.openSynth = recordingSynth(synth_);
    services.openPipeline = std::move(openPipeline);
    services.openLink = PianoLink::open;
    services.transcribe = transcriber();
    services.draw = playInk(gate_);
    for (const char* name : {"first", "second"})
        services.generators.push_back({QString::fromLatin1(name),
                                       QString::fromLatin1(name),
                                       QStringLiteral("Scale network"),
                                       QStringLiteral("Plays scales from the number's note."),
                                       {false, QLatin1String(name) == QLatin1String("first")},
                                       [gate = gate_]() -> Result<std::unique_ptr<Generator>> {
                                           return std::unique_ptr<Generator>(
                                               std::make_unique<ScaleGenerator>(gate));
                                       }});
    lessons_ = std::make_shared<Lessons>();
    services.training = lessons_->program({"LSTM", "C-RNN-GAN"});
    services.render = renderSamples;
    services.pieces = sources() / "resources" / "pieces";
    services.takes = home() / "takes";
    services.userData = home();
    if (!firstRun_) skipGuide();
    return services;
}

TranscribeFunction Stage::transcriber() const {
    return [gate = gate_](const std::filesystem::path& recording, Instrument instrument, const Task& task,
                          const LevelsFunction& watch) -> Result<Transcription> {
        task.report(0.25, "transcribing");
        if (gate && !gate->pass(task)) return cancelled();
        const auto load = [](const char* name) {
            return must(NoteRecogniser::load(sources() / "models" / name));
        };
        static const auto piano = load("transcribe-open.safetensors");
        static const auto any = load("transcribe-any.safetensors");
        return transcribe(recording, instrument == Instrument::any ? *any : *piano, task,
                          std::numeric_limits<double>::infinity(), watch);
    };
}

void Stage::skipGuide() {
    std::filesystem::create_directories(home());
    if (!writeFile(home() / "window.ini", std::string_view("[General]\nguideSeen=true\n")))
        throw std::runtime_error("cannot write the settings of a test");
}

void Stage::run(Services services) {
    app_ = std::make_unique<AppModel>(std::move(services));
    app_->openTheRest();
    Q_EMIT appChanged();
}

void Stage::start(bool abstaining) {
    stop();
    gate_ = std::make_shared<PipelineGate>();
    run(services([gate = gate_, keyboards = keyboards_, answer = abstaining ? abstention() : sampleAnswer()]()
                     -> Result<std::unique_ptr<Pipeline>> {
        return std::unique_ptr<Pipeline>(std::make_unique<FakePipeline>(answer, keyboards, gate));
    }));
}

void Stage::prepareTakes(int count) {
    fillLibrary(nextHome() / "library.db", count);
}

void Stage::damageLibrary() {
    std::filesystem::create_directories(nextHome());
    if (!writeFile(nextHome() / "library.db", std::string_view("This is no library any more.")))
        throw std::runtime_error("cannot write a damaged library");
}

void Stage::moveDamagedLibraryAway() {
    std::filesystem::rename(home() / "library.db", home() / "damaged.db");
}

void Stage::startWithModels() {
    stop();
    Services real = services([]() { return Pipeline::open({sources(), {}}); });
    real.openSynth = [](const std::filesystem::path& soundfont) { return LiveSynth::open(soundfont); };
    real.generators = generatorServices();
    real.draw = shippedDrawing();
    run(std::move(real));
}

void Stage::stop() {
    keys_.reset();
    piano_.reset();
    app_.reset();
    Q_EMIT appChanged();
}

void Stage::plugPiano() {
    const KeyboardProfile* profile = matchProfile(keyboards_, pianoName);
    if (profile == nullptr) throw std::runtime_error("no profile knows the simulated piano");
    piano_ = must(SimulatedPiano::start(*midi_, *profile, pianoName));
}

void Stage::plugKeyboard() {
    midi_->addLoopback(keyboardName);
    keys_ = must(midi_->openOutput(keyboardName));
}

void Stage::unplugPiano() {
    midi_->unplug(keyboardName);
    keys_.reset();
    piano_.reset();
}

int Stage::pianoValue(const QString& parameter) const {
    return piano_->value(parameter.toStdString());
}
int Stage::messagesToPiano() const {
    return static_cast<int>(piano_->received().size());
}

void Stage::playOnKeyboard(int pitch, int velocity) {
    const auto key = static_cast<std::uint8_t>(pitch);
    const Bytes on{0x90, key, static_cast<std::uint8_t>(velocity)};
    const Bytes off{0x80, key, 64};
    if (!keys_->send(on) || !keys_->send(off)) throw std::runtime_error("the keyboard cannot be played");
}

QStringList Stage::unnamedControls(QQuickItem* root) const {
    static const QList<QAccessible::Role> controls{
        QAccessible::PushButton, QAccessible::CheckBox, QAccessible::RadioButton,  QAccessible::ComboBox,
        QAccessible::Slider,     QAccessible::PageTab,  QAccessible::EditableText, QAccessible::SpinBox,
        QAccessible::ListItem,   QAccessible::Graphic};
    QStringList unnamed;
    int named = 0;
    const std::function<void(QAccessibleInterface*)> visit = [&](QAccessibleInterface* each) {
        if (each == nullptr || each->state().invisible) return;
        if (controls.contains(each->role())) {
            if (each->text(QAccessible::Name).trimmed().isEmpty())
                unnamed
                    << QStringLiteral("%1 of role %2").arg(each->object()->objectName()).arg(each->role());
            else
                ++named;
        }
        for (int i = 0; i < each->childCount(); ++i)
            visit(each->child(i));
    };
    QAccessible::setActive(true);
    visit(QAccessible::queryAccessibleInterface(root->window()));
    if (named < 10) unnamed << QStringLiteral("only %1 controls were found at all").arg(named);
    return unnamed;
}

QString Stage::lastSide() const {
    const std::scoped_lock lock(synth_->mutex);
    if (synth_->sides.empty()) return {};
    return synth_->sides.back() == PairSide::a ? QStringLiteral("a") : QStringLiteral("b");
}

QUrl Stage::piece(const QString& name) const {
    return QUrl::fromLocalFile(QString::fromStdString((sources() / "resources" / "pieces").string()) + u'/'
                               + name);
}

void Stage::drop(QQuickItem* over, const QList<QUrl>& files) {
    QMimeData data;
    data.setUrls(files);
    QQuickWindow* window = over->window();
    const QPointF place = over->mapToScene({over->width() / 2, over->height() / 2});
    QDragEnterEvent enter(place.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window, &enter);
    QDragMoveEvent move(place.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window, &move);
    QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window, &drop);
}

void Stage::doubleClick(QQuickItem* item, double x, double y) {
    const QPointF place = item->mapToScene({x, y});
    quint64 milliseconds = 1'000'000; // later than any click of Qt Test
    const auto send = [&](QEvent::Type type, Qt::MouseButtons held) {
        QMouseEvent event(type, place, item->window()->mapToGlobal(place), Qt::LeftButton, held,
                          Qt::NoModifier);
        event.setTimestamp(milliseconds += 40);
        QCoreApplication::sendEvent(item->window(), &event);
    };
    send(QEvent::MouseButtonPress, Qt::LeftButton);
    send(QEvent::MouseButtonRelease, Qt::NoButton);
    send(QEvent::MouseButtonPress, Qt::LeftButton);
    send(QEvent::MouseButtonDblClick, Qt::LeftButton);
    send(QEvent::MouseButtonRelease, Qt::NoButton);
}

QUrl Stage::playedSlower(const QString& name, double factor) {
    Performance performance = must(readMidi(piece(name).toLocalFile().toStdString()));
    for (Note& note : performance.notes) {
        note.onset *= factor;
        note.duration *= factor;
    }
    for (Pedal& pedal : performance.pedals)
        pedal.seconds *= factor;
    performance.tempo = {};
    const std::filesystem::path path = folder_ / "slower.mid";
    if (!writeMidi(performance, path)) throw std::runtime_error("cannot write a slower performance");
    return QUrl::fromLocalFile(QString::fromStdString(path.string()));
}

QUrl Stage::badFile() {
    const std::filesystem::path path = folder_ / "shopping.mid";
    if (!writeFile(path, std::string_view("Milk, bread, eggs.")))
        throw std::runtime_error("cannot write a bad file");
    return QUrl::fromLocalFile(QString::fromStdString(path.string()));
}

QUrl Stage::recording(const QString& name, double seconds) {
    const Performance performance = must(readMidi(piece(name).toLocalFile().toStdString()));
    const QString file = newFile(QFileInfo(name).completeBaseName() + QStringLiteral(".wav")).toLocalFile();
    RenderOptions options;
    options.seconds = seconds;
    if (!renderWav(performance, options, file.toStdString(), {}))
        throw std::runtime_error("cannot render a recording");
    return QUrl::fromLocalFile(file);
}

QUrl Stage::badRecording() {
    const std::filesystem::path path = folder_ / "letter.mp3";
    if (!writeFile(path, std::string_view("Dear Clara, this is no sound at all.")))
        throw std::runtime_error("cannot write a bad recording");
    return QUrl::fromLocalFile(QString::fromStdString(path.string()));
}

int Stage::recordingsPlayed() const {
    const std::scoped_lock lock(synth_->mutex);
    return static_cast<int>(synth_->recordings.size());
}

QUrl Stage::newFile(const QString& name) const {
    return QUrl::fromLocalFile(QString::fromStdString((folder_.path() / name.toStdString()).string()));
}

QUrl Stage::newFolder() const {
    return QUrl::fromLocalFile(QString::fromStdString(folder_.path().string()));
}

int Stage::sizeOf(const QUrl& file) const {
    return static_cast<int>(QFileInfo(file.toLocalFile()).size());
}

void Stage::makeFolder(const QString& path) const {
    std::filesystem::create_directories(path.toStdString());
}

void Stage::writeText(const QString& path, const QString& text) const {
    if (!writeFile(path.toStdString(), std::string_view(text.toStdString())))
        throw std::runtime_error("cannot write a text");
}

QString Stage::textOf(const QString& path) const {
    const Bytes bytes = must(readFile(path.toStdString(), 1 << 20));
    return QString::fromUtf8(reinterpret_cast<const char*>(bytes.data()), std::ssize(bytes));
}

void Stage::writeMany(const QString& folder, int count) const {
    for (int i = 1; i <= count; ++i)
        writeText(QStringLiteral("%1/take %2.mid").arg(folder).arg(i), QStringLiteral("notes"));
}

void Stage::copyPiece(const QString& name, const QString& folder) const {
    std::filesystem::copy_file(piece(name).toLocalFile().toStdString(), (folder + u'/' + name).toStdString());
}

} // namespace atos::test

// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/render_set.h"

#include "audio/file/resample.h"
#include "audio/file/write_sound.h"
#include "audio/render/render.h"
#include "audio/render/soundfont.h"
#include "files/bytes.h"
#include "files/json.h"
#include "lab/data/collection.h"
#include "lab/data/uniform.h"
#include "lab/transcription/recording_room.h"
#include "lab/transcription/training_performances.h"
#include "music/smf.h"
#include "transcribe/constant_q.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <random>
#include <string_view>

namespace atos {
namespace {

constexpr std::uintmax_t largestClip = 64U << 20U;
constexpr int renderRate = 32000;
constexpr int validationEvery = 20;
constexpr const char* manifestName = "manifest.jsonl";

/// Pieces by source: how often one is played does not depend on how many files a source has.
using Sources = std::vector<std::pair<double, std::vector<LabelledPiece>>>;

/// Music that was played, or sequenced with pedal and touch, teaches more than a score.
double weightOf(const LabelledPiece& piece) {
    if (piece.kind == "transcription") return 3;
    if (piece.kind == "sequenced") return 4;
    if (piece.kind == "performance") return 1.5;
    return 0.6;
}

Sources sourcesOf(const std::vector<LabelledPiece>& pieces, std::string_view split) {
    std::map<std::string, std::pair<double, std::vector<LabelledPiece>>> bySource;
    for (const LabelledPiece& piece : pieces) {
        if (piece.split != split || !mayTrainOn(piece, false)) continue;
        auto& [weight, list] = bySource[piece.source];
        weight = weightOf(piece);
        list.push_back(piece);
    }
    Sources sources;
    for (auto& [name, entry] : bySource)
        sources.push_back(std::move(entry));
    return sources;
}

const LabelledPiece& drawPiece(const Sources& sources, std::mt19937_64& random) {
    std::vector<double> weights;
    for (const auto& source : sources)
        weights.push_back(source.first);
    const auto which = std::discrete_distribution<std::size_t>(weights.begin(), weights.end())(random);
    const auto& pieces = sources[which].second;
    return pieces[std::uniform_int_distribution<std::size_t>(0, pieces.size() - 1)(random)];
}

/// A piano's tuning is stretched at both ends and never quite even.
InstrumentCharacter drawCharacter(std::mt19937_64& random) {
    InstrumentCharacter character;
    const double whole = uniform(random, -12, 12);
    const double stretch = uniform(random, 0, 14);
    std::normal_distribution<double> uneven(0, uniform(random, 0, 4));
    for (std::size_t key = 0; key < character.cents.size(); ++key) {
        const double octaves = (static_cast<double>(key) - 64.5) / 43.5;
        character.cents[key] = whole + stretch * octaves * octaves * octaves + uneven(random);
    }
    character.decayTimes = std::exp2(uniform(random, -1.2, 0.8));
    character.releaseTimes = std::exp2(uniform(random, -1, 0.7));
    character.filterCents = uniform(random, -1400, 600);
    return character;
}

TonePreset drawTone(std::mt19937_64& random) {
    TonePreset tone;
    tone.voice = uniform(random, 0, 1) < 0.6 ? Voice::concertGrand : Voice::brightGrand;
    tone.reverbType = ReverbType::hall;
    tone.reverbTime = uniform(random, 0.6, 2.5);
    tone.reverbLevel = uniform(random, -40, -9);
    tone.brightness = uniform(random, -0.8, 0.8);
    tone.touch = uniform(random, -0.7, 0.7);
    return tone;
}

SoundFormat drawFormat(std::mt19937_64& random) {
    const double draw = uniform(random, 0, 1);
    return draw < 0.5 ? SoundFormat::flac : draw < 0.8 ? SoundFormat::mp3 : SoundFormat::vorbis;
}

Result<std::string> contentHashOf(const std::filesystem::path& path) {
    const auto bytes = readFile(path, largestClip);
    if (!bytes) return bytes.error();
    return contentHash(*bytes);
}

class Renderer {
public:
    Renderer(const RenderSet& options, Sources train, Sources validation)
        : options_(options), train_(std::move(train)), validation_(std::move(validation)) {}

    /// The manifest's line of a clip that is rendered now.
    Result<Json> clip(int index, const Task& task) const {
        std::seed_seq seeds{options_.seed, static_cast<std::uint64_t>(index)};
        std::mt19937_64 random(seeds);
        const bool validation = index % validationEvery == 0;
        Json line{{"clip", index}, {"split", validation ? "val" : "train"}};
        const auto music = play(validation ? validation_ : train_, random, line);
        if (!music) return music.error();
        RenderOptions render;
        render.tone = drawTone(random);
        render.character = drawCharacter(random);
        render.sampleRate = renderRate;
        render.limited = false;
        render.soundfont = options_.soundfonts[random() % options_.soundfonts.size()];
        line["soundfont"] = render.soundfont.filename().string();
        line["tone"] = toJson(render.tone);
        const auto samples = renderSamples(*music, render, {task.cancel, {}});
        if (!samples) return samples.error();
        auto mono = resampledMono(*samples, transcriptionRate);
        if (!mono) return mono.error();
        const RecordingRoom room = drawRoom(random);
        line["room"] = toJson(room);
        record(room, transcriptionRate, random, *mono);
        if (auto kept = keep(index, *music, *mono, random, line); !kept) return kept.error();
        return line;
    }

private:
    static Result<Performance> play(const Sources& sources, std::mt19937_64& random, Json& line) {
        constexpr double randomShare = 0.12;
        if (uniform(random, 0, 1) < randomShare) return playAtRandom(random);
        const LabelledPiece& piece = drawPiece(sources, random);
        line["piece"] = piece.key;
        const auto read = readMidi(piece.path);
        if (!read) return read.error();
        return playPart(*read, random);
    }

    Status keep(int index, const Performance& music, const std::vector<float>& mono, std::mt19937_64& random,
                Json& line) const {
        const SoundFormat format = drawFormat(random);
        const double quality = uniform(random, 0.2, 0.9);
        std::string name = std::to_string(index);
        name.insert(0, name.size() < 5 ? 5 - name.size() : 0, '0');
        const auto sound = options_.out / (name + extensionOf(format));
        const auto notes = options_.out / (name + ".mid");
        if (auto written = writeSound(mono, transcriptionRate, format, quality, sound); !written)
            return written;
        if (auto written = writeMidi(music, notes); !written) return written;
        for (const auto& [key, path] : {std::pair("sound", sound), std::pair("notes", notes)}) {
            const auto hash = contentHashOf(path);
            if (!hash) return hash.error();
            line[key] = path.filename().string();
            line[std::string(key) + "_fingerprint"] = *hash;
        }
        return {};
    }

    const RenderSet& options_;
    Sources train_, validation_;
};

Json identityOf(const RenderSet& options) {
    Json fonts = Json::array();
    for (const auto& font : options.soundfonts)
        fonts.push_back(font.filename().string());
    return {{"kind", "atos-rendered-set"}, {"seed", options.seed}, {"soundfonts", std::move(fonts)}};
}

bool stillStands(const std::filesystem::path& folder, const Json& line) {
    for (const std::string key : {"sound", "notes"}) {
        const auto name = stringIn(line, key.c_str());
        const auto stated = stringIn(line, (key + "_fingerprint").c_str());
        if (!name || !stated) return false;
        const auto actual = contentHashOf(folder / *name);
        if (!actual || *actual != *stated) return false;
    }
    return true;
}

Result<std::vector<Json>> readLines(const std::filesystem::path& path) {
    std::vector<Json> lines;
    std::ifstream file(path);
    for (std::string text; std::getline(file, text);) {
        auto line = parseJson(text, path.string());
        if (!line) return line.error();
        if (!line->is_object()) return badInput(path.string() + " is damaged.");
        lines.push_back(std::move(*line));
    }
    return lines;
}

/// The lines of the clips that need not be rendered again, by clip.
Result<std::map<int, Json>> standingClips(const RenderSet& options) {
    std::map<int, Json> standing;
    const auto lines = readLines(options.out / manifestName);
    if (!lines) return lines.error();
    if (lines->empty()) return standing;
    if (lines->front() != identityOf(options))
        return badInput(options.out.string() + " holds a set with another seed or other soundfonts.",
                        "Name an empty folder.");
    for (const Json& line : *lines) {
        const auto clip = numberIn(line, "clip", 0, 1e6);
        if (clip && stillStands(options.out, line)) standing[static_cast<int>(*clip)] = line;
    }
    return standing;
}

/// Replaced as a whole whenever a clip is added: whoever is stopped in the middle leaves one that lists all
/// clips which stand.
class Manifest {
public:
    Manifest(const RenderSet& options, const std::map<int, Json>& standing)
        : path_(options.out / manifestName), text_(identityOf(options).dump() + '\n') {
        for (const auto& [clip, line] : standing)
            text_ += line.dump() + '\n';
    }

    Status add(const Json& line) {
        text_ += line.dump() + '\n';
        return write();
    }
    Status write() const { return writeFile(path_, text_); }

private:
    std::filesystem::path path_;
    std::string text_;
};

} // namespace

Status renderTrainingSet(const RenderSet& asked, const Task& task) {
    RenderSet options = asked;
    if (options.soundfonts.empty()) options.soundfonts.emplace_back();
    for (auto& soundfont : options.soundfonts) {
        const auto found = findSoundfont(soundfont);
        if (!found) return found.error();
        soundfont = *found;
    }
    const auto pieces = readCollection(options.data, false);
    if (!pieces) return pieces.error();
    auto train = sourcesOf(*pieces, "train");
    auto validation = sourcesOf(*pieces, "val");
    if (train.empty() || validation.empty())
        return badInput(options.data.string() + " holds no open music to play.");
    std::error_code failure;
    std::filesystem::create_directories(options.out, failure);
    auto standing = standingClips(options);
    if (!standing) return standing.error();

    Manifest manifest(options, *standing);
    if (auto written = manifest.write(); !written) return written;
    const Renderer renderer(options, std::move(train), std::move(validation));
    const int clips = std::max(1, static_cast<int>(std::lround(options.hours * 3600 / clipSeconds)));
    for (int clip = 0; clip < clips; ++clip) {
        if (standing->count(clip) > 0) continue;
        const auto line = renderer.clip(clip, task);
        if (!line) return line.error();
        if (auto written = manifest.add(*line); !written) return written;
        task.report(static_cast<double>(clip + 1) / clips, "rendering");
    }
    return {};
}

Result<std::vector<RenderedClip>> readRenderedSet(const std::filesystem::path& folder) {
    const auto lines = readLines(folder / manifestName);
    if (!lines) return lines.error();
    std::vector<RenderedClip> clips;
    for (const Json& line : *lines) {
        const auto sound = stringIn(line, "sound");
        const auto notes = stringIn(line, "notes");
        const auto split = stringIn(line, "split");
        if (!sound || !notes || !split) continue;
        clips.push_back({folder / *sound, folder / *notes, *split == "val"});
        for (const char* key : {"sound_fingerprint", "notes_fingerprint"})
            if (const auto hash = stringIn(line, key)) clips.back().contentHash += *hash + ' ';
    }
    if (clips.empty())
        return badInput(folder.string() + " holds no rendered music.", "Make it with `atos dataset render`.");
    return clips;
}

} // namespace atos

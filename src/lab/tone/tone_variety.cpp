// SPDX-License-Identifier: Apache-2.0
#include "lab/tone/tone_variety.h"

#include "audio/measure/tone_difference.h"
#include "lab/metrics/weighted_mean.h"
#include "piano/profile/encode.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace atos {
namespace {

constexpr double phraseSeconds = 8;

/// Values that weigh differently, and their quantiles.
class WeightedValues {
public:
    void add(double value, double weight) { values_.emplace_back(value, weight); }

    [[nodiscard]] double quantile(double share) {
        if (values_.empty()) return 0;
        std::sort(values_.begin(), values_.end());
        double total = 0;
        for (const auto& [value, weight] : values_)
            total += weight;
        double sum = 0;
        for (const auto& [value, weight] : values_) {
            sum += weight;
            if (sum >= share * total) return value;
        }
        return values_.back().first;
    }

private:
    std::vector<std::pair<double, double>> values_;
};

std::map<std::string, double> weightOfGenres(std::span<const RecommendedPiece> pieces) {
    std::map<std::string, double> weights;
    for (const RecommendedPiece& piece : pieces)
        weights[piece.genre] += 1;
    const auto genres = static_cast<double>(weights.size());
    for (auto& [genre, weight] : weights)
        weight = 1 / (weight * genres);
    return weights;
}

Json sharesJson(const std::map<std::string, double>& shares) {
    std::vector<std::pair<std::string, double>> sorted(shares.begin(), shares.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    Json json = Json::object();
    for (const auto& [name, share] : sorted)
        json[name] = share;
    return json;
}

} // namespace

Json toneVariety(std::span<const RecommendedPiece> pieces) {
    const auto weights = weightOfGenres(pieces);
    WeightedValues times;
    WeightedValues levels;
    std::map<std::string, double> voices;
    std::map<std::string, double> archetypes;
    std::map<std::string, std::map<std::string, double>> byGenre;
    for (const RecommendedPiece& piece : pieces) {
        const TonePreset& tone = piece.target.preset;
        const double weight = weights.at(piece.genre);
        if (tone.reverbTime) times.add(*tone.reverbTime, weight);
        if (tone.reverbLevel) levels.add(*tone.reverbLevel, weight);
        if (tone.voice) voices[std::string(voiceName(*tone.voice))] += weight;
        archetypes[piece.target.choice.archetype] += weight;
        byGenre[piece.genre][piece.target.choice.archetype] += weight * static_cast<double>(weights.size());
    }
    double commonest = 0;
    for (const auto& [voice, share] : voices)
        commonest = std::max(commonest, share);
    Json genres = Json::object();
    for (const auto& [genre, shares] : byGenre)
        genres[genre] = sharesJson(shares);
    const double shortest = times.quantile(0.1);
    return {{"pieces", pieces.size()},
            {"room_p90_p10", shortest > 0 ? times.quantile(0.9) / shortest : 0},
            {"level_p90_p10", levels.quantile(0.9) - levels.quantile(0.1)},
            {"voices", voices.size()},
            {"commonest_voice", commonest},
            {"archetypes", archetypes.size()},
            {"by_voice", sharesJson(voices)},
            {"by_genre", std::move(genres)}};
}

Result<Json> soundingVariety(std::span<const ToneOfKind> list, const RenderFunction& render,
                             const Performance& phrase, const std::filesystem::path& soundfont,
                             const Task& task) {
    using Loudness = std::vector<BandLoudness>;
    std::map<std::string, Loudness> sounds;
    std::vector<const Loudness*> heard;
    std::set<std::string> kinds;
    for (const ToneOfKind& each : list) {
        if (task.cancel.cancelled()) return cancelled();
        kinds.insert(each.kind);
        TonePreset tone = each.tone;
        tone.id = tone.name = "tone";
        tone.touch.reset(); // felt, not heard
        const std::string key = toJson(tone).dump();
        auto found = sounds.find(key);
        if (found == sounds.end()) {
            RenderOptions options;
            options.tone = tone;
            options.soundfont = soundfont;
            options.seconds = phraseSeconds;
            options.limited = false;
            auto samples = render(phrase, options, task);
            if (!samples) return samples.error();
            found = sounds.emplace(key, atListeningLoudness(*samples)).first;
        }
        heard.push_back(&found->second);
        task.report(static_cast<double>(heard.size()) / static_cast<double>(list.size()), "rendering");
    }
    WeightedMean within;
    WeightedMean between;
    std::map<std::pair<const Loudness*, const Loudness*>, double> known;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (task.cancel.cancelled()) return cancelled();
            const auto pair = std::minmax(heard[i], heard[j]);
            const auto [entry, fresh] = known.try_emplace({pair.first, pair.second}, 0);
            if (fresh && pair.first != pair.second)
                entry->second = loudnessDistance(*pair.first, *pair.second);
            (list[i].kind == list[j].kind ? within : between).add(entry->second, 1);
        }
    }
    return Json{{"kinds", kinds.size()},
                {"tones", sounds.size()},
                {"within", within.value()},
                {"between", between.value()},
                {"ratio", within.value() > 0 ? Json(between.value() / within.value()) : Json(nullptr)}};
}

Json distinctOnPianos(const Archetypes& archetypes, std::span<const KeyboardProfile> keyboards) {
    Json json = Json::object();
    std::size_t fewest = archetypes.list.size();
    for (const KeyboardProfile& keyboard : keyboards) {
        std::set<std::string> encodings;
        bool voice = false;
        bool room = false;
        for (const Archetype& archetype : archetypes.list) {
            const EncodedPreset encoded = encodePreset(archetype.tone, keyboard);
            std::string bytes;
            for (const PacedMessage& message : encoded.messages)
                bytes.append(message.bytes.begin(), message.bytes.end());
            encodings.insert(std::move(bytes));
            for (const Change& change : encoded.changes) {
                voice = voice || change.parameter == "voice";
                room = room || change.parameter.starts_with("reverb");
            }
        }
        const bool sets = voice && room;
        if (sets) fewest = std::min(fewest, encodings.size());
        json[keyboard.id] = {{"distinct", encodings.size()}, {"sets", sets}};
    }
    return {{"fewest", fewest}, {"pianos", std::move(json)}};
}

} // namespace atos

// SPDX-License-Identifier: Apache-2.0
#include "app/calibrate/calibration.h"

#include "analysis/harmony/key.h"

namespace atos {
namespace {

Json keyJson(const KeyTimeline& keys) {
    Json timeline = Json::array();
    for (const KeySpan& span : keys.spans) {
        timeline.push_back({{"onset_s", span.onset},
                            {"duration_s", span.duration},
                            {"tonic", tonicName(span.key)},
                            {"mode", modeName(span.key.mode)},
                            {"confidence", span.confidence}});
    }
    return {{"tonic", tonicName(keys.global)},
            {"mode", modeName(keys.global.mode)},
            {"confidence", keys.confidence},
            {"timeline", std::move(timeline)}};
}

Json chordJson(const Chord& chord, const Key& key) {
    const bool none = chord.quality == ChordQuality::none;
    const auto spelled = [&](int pitchClass) {
        return none ? Json(nullptr) : Json(spelledPitchClass(pitchClass, key));
    };
    return {{"onset_s", chord.onset},        {"duration_s", chord.duration},
            {"root", spelled(chord.root)},   {"quality", qualityName(chord.quality)},
            {"bass", spelled(chord.bass)},   {"roman", romanNumeral(chord, key)},
            {"confidence", chord.confidence}};
}

Json styleJson(const StyleProfile& style) {
    Json heads = Json::object();
    for (const StyleHead which : styleHeads) {
        const HeadProfile& head = style.head(which);
        Json probabilities = Json::object();
        for (const LabelProbability& entry : head.shown())
            probabilities[entry.label] = entry.probability;
        heads[std::string(headName(which))] = {{"probabilities", std::move(probabilities)},
                                               {"abstained", head.abstained},
                                               {"trained", head.trained},
                                               {"reason", head.reason}};
    }
    return heads;
}

Json presetsJson(const std::vector<RankedPreset>& presets) {
    Json list = Json::array();
    for (const RankedPreset& preset : presets) {
        Json terms = Json::object();
        for (const SimilarityTerm& term : preset.terms)
            terms[term.name] = {{"value", term.value}, {"contribution", term.contribution + 0.0}}; // no -0
        list.push_back({{"id", preset.id},
                        {"title", preset.title},
                        {"composer", preset.composer},
                        {"genre", preset.genre},
                        {"score", preset.score},
                        {"terms", std::move(terms)},
                        {"tone", toJson(preset.tone)}});
    }
    return list;
}

Json choiceJson(const ToneChoice& choice) {
    if (choice.archetype.empty()) return nullptr;
    return {{"id", choice.archetype},
            {"name", choice.name},
            {"sentence", choice.sentence},
            {"fit", choice.fit},
            {"probability", choice.probability},
            {"certainty", certaintyName(choice.certainty)},
            {"careful", choice.careful},
            {"first_guess", choice.firstGuess}};
}

Json offersJson(const ToneTarget& target) {
    Json list = Json::array();
    if (target.choice.archetype.empty()) return list;
    for (const OfferedTone& offer : target.offers)
        list.push_back({{"role", roleName(offer.role)},
                        {"sentence", offer.sentence},
                        {"tone", toJson(offer.preset)}});
    return list;
}

Json namedValues(const std::vector<std::pair<std::string, std::string>>& pairs) {
    Json object = Json::object();
    for (const auto& [name, value] : pairs)
        object[name] = value;
    return object;
}

} // namespace

Json analysisJson(const Calibration& calibration) {
    Json chords = Json::array();
    for (const Chord& chord : calibration.harmony.chords)
        chords.push_back(chordJson(chord, keyAt(calibration.harmony.keys, chord.onset)));
    Json features = Json::object();
    for (const auto& list : {calibration.features.named(), calibration.gestures.named()})
        for (const Feature& feature : list)
            features[std::string(feature.name)] = feature.value;
    if (!calibration.features.pedalKnown)
        for (const char* const name : {"pedal_share", "pedal_changes"})
            features[name] = nullptr;
    return {
        {"input", calibration.input},
        {"input_hash", calibration.inputHash},
        {"music_s", calibration.musicSeconds},
        {"key", keyJson(calibration.harmony.keys)},
        {"chords", std::move(chords)},
        {"words", calibration.harmony.tokens},
        {"tempo",
         {{"bpm", calibration.features.tempo.bpm}, {"confidence", calibration.features.tempo.confidence}}},
        {"style", styleJson(calibration.style)},
        {"features", std::move(features)},
        {"notes", calibration.notes},
        {"models", namedValues(calibration.models)}};
}

Json changesJson(const std::vector<Change>& changes) {
    Json list = Json::array();
    for (const Change& change : changes) {
        list.push_back({{"parameter", change.parameter},
                        {"from", change.from ? Json(*change.from) : Json(nullptr)},
                        {"to", change.to},
                        {"sentence", change.sentence}});
    }
    return list;
}

Json lossesJson(const std::vector<Loss>& losses) {
    Json list = Json::array();
    for (const Loss& loss : losses)
        list.push_back({{"parameter", loss.parameter}, {"sentence", loss.sentence}});
    return list;
}

Json calibrationJson(const Calibration& calibration) {
    Json json = analysisJson(calibration);
    json["presets"] = presetsJson(calibration.presets);
    json["tone"] = toJson(calibration.target.preset);
    json["archetype"] = choiceJson(calibration.target.choice);
    json["tones"] = offersJson(calibration.target);
    json["keyboard"] = {{"id", calibration.keyboard.empty() ? Json(nullptr) : Json(calibration.keyboard)},
                        {"changes", changesJson(calibration.encoded.changes)},
                        {"losses", lossesJson(calibration.encoded.losses)}};
    Json reasons = Json::array();
    for (const Reason& reason : calibration.target.reasons) {
        Json spans = Json::array();
        for (const TimeSpan& span : reason.spans)
            spans.push_back({{"onset_s", span.onset}, {"duration_s", span.duration}});
        reasons.push_back({{"parameter", reason.parameter},
                           {"sentence", reason.sentence},
                           {"source", reason.source},
                           {"spans", std::move(spans)}});
    }
    json["reasons"] = std::move(reasons);
    Json timing = Json::object();
    for (const auto& [step, milliseconds] : calibration.timingMs)
        timing[step] = milliseconds;
    json["timing_ms"] = std::move(timing);
    return json;
}

} // namespace atos

// SPDX-License-Identifier: Apache-2.0
#include "tone/ranking/catalogue_json.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace atos {
namespace {

constexpr std::size_t mostPieces = 10'000;
constexpr std::size_t mostLabels = 1'000;
constexpr std::size_t mostDimensions = 2'048;

double rounded(double value) {
    return std::round(value * 1e5) / 1e5;
}

Json harmonyJson(const std::vector<float>& harmony) {
    Json json = Json::array();
    for (const float value : harmony)
        json.push_back(rounded(value));
    return json;
}

Result<Json> styleJson(const StyleProfile& style, const StyleProfile& first) {
    Json json = {{"seconds", rounded(style.evidenceSeconds)}};
    for (const StyleHead which : styleHeads) {
        const HeadProfile& head = style.head(which);
        const HeadProfile& expected = first.head(which);
        if (head.labels.size() != expected.labels.size() || head.trained != expected.trained)
            return badInput("The pieces of the catalogue were classified by different models.");
        Json probabilities = Json::array();
        for (std::size_t i = 0; i < head.labels.size(); ++i) {
            if (head.labels[i].label != expected.labels[i].label)
                return badInput("The pieces of the catalogue were classified by different models.");
            probabilities.push_back(rounded(head.labels[i].probability));
        }
        Json& entry = json[std::string(headName(which))];
        entry["p"] = std::move(probabilities);
        if (head.abstained) entry["abstained"] = head.reason;
    }
    return json;
}

Json headsJson(const StyleProfile& style) {
    Json json = Json::object();
    for (const StyleHead which : styleHeads) {
        Json labels = Json::array();
        for (const LabelProbability& entry : style.head(which).labels)
            labels.push_back(entry.label);
        json[std::string(headName(which))] = {{"trained", style.head(which).trained},
                                              {"labels", std::move(labels)}};
    }
    return json;
}

Result<std::vector<double>> numbersIn(const Json& object, const char* key, std::size_t most, double low,
                                      double high) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (found == object.end() || !found->is_array() || found->size() > most)
        return badInput(std::string("\"") + key + "\" must be a list of numbers.");
    std::vector<double> numbers;
    for (const Json& entry : *found) {
        const double value = entry.is_number() ? entry.get<double>() : NAN;
        if (!std::isfinite(value) || value < low || value > high)
            return badInput(std::string("\"") + key + "\" holds something that is no number in range.");
        numbers.push_back(value);
    }
    return numbers;
}

Result<HeadProfile> headFromJson(const Json& heads, const std::string& name) {
    const Json& json = heads.value(name, Json::object());
    const auto labels = json.find("labels");
    const auto trained = json.find("trained");
    if (labels == json.end() || !labels->is_array() || labels->size() > mostLabels || trained == json.end()
        || !trained->is_boolean())
        return badInput("The head \"" + name + "\" must say whether it is trained and list its labels.");
    HeadProfile head;
    head.trained = trained->get<bool>();
    for (const Json& label : *labels) {
        if (!label.is_string()) return badInput("The labels of the head \"" + name + "\" must be texts.");
        head.labels.push_back({label.get<std::string>(), 0});
    }
    return head;
}

Result<StyleProfile> headsFromJson(const Json& json) {
    const auto heads = json.find("heads");
    if (heads == json.end() || !heads->is_object()) return badInput("\"heads\" must be an object.");
    StyleProfile style;
    auto model = stringIn(json, "style_model", 100);
    if (!model) return model.error();
    style.model = *std::move(model);
    for (const StyleHead which : styleHeads) {
        auto head = headFromJson(*heads, std::string(headName(which)));
        if (!head) return head.error();
        style.head(which) = *std::move(head);
    }
    return style;
}

/// Fills the probabilities of `style`, which already holds the labels.
Status readStyle(const Json& piece, StyleProfile& style) {
    const auto json = piece.find("style");
    if (json == piece.end() || !json->is_object()) return badInput("\"style\" must be an object.");
    const auto seconds = numberIn(*json, "seconds", 0, 1e6);
    if (!seconds) return seconds.error();
    style.evidenceSeconds = *seconds;
    for (const StyleHead which : styleHeads) {
        HeadProfile& head = style.head(which);
        const Json entry = json->value(std::string(headName(which)), Json::object());
        const auto probabilities = numbersIn(entry, "p", mostLabels, 0, 1);
        if (!probabilities) return probabilities.error();
        if (probabilities->size() != head.labels.size())
            return badInput("The head \"" + std::string(headName(which))
                            + "\" needs one probability a label.");
        for (std::size_t i = 0; i < head.labels.size(); ++i)
            head.labels[i].probability = (*probabilities)[i];
        head.abstained = entry.contains("abstained");
        if (!head.abstained) continue;
        auto reason = stringIn(entry, "abstained");
        if (!reason) return reason.error();
        head.reason = *std::move(reason);
    }
    return {};
}

Result<Key> keyFromJson(const Json& piece) {
    const Json json = piece.value("key", Json::object());
    const auto tonic = numberIn(json, "tonic", 0, 11);
    if (!tonic) return tonic.error();
    const auto mode = stringIn(json, "mode", 10);
    if (!mode) return mode.error();
    if (*tonic != std::floor(*tonic) || (*mode != "major" && *mode != "minor"))
        return badInput("\"key\" must be a pitch class and \"major\" or \"minor\".");
    return Key{static_cast<int>(*tonic), *mode == "minor" ? Mode::minor : Mode::major};
}

Result<ReferencePiece> pieceFromJson(const Json& json, const StyleProfile& heads) {
    if (!json.is_object()) return badInput("A piece must be an object.");
    ReferencePiece piece;
    struct Text {
        const char* key;
        std::string* text;
        std::size_t limit; // so that "like-<id>" and "Like <title> (<composer>)" fit a preset
    };
    for (const Text& part :
         {Text{"id", &piece.id, 90}, Text{"composer", &piece.composer, 60}, Text{"title", &piece.title, 200},
          Text{"licence", &piece.licence, 200}, Text{"attribution", &piece.attribution, 200},
          Text{"genre", &piece.genre, 60}, Text{"era", &piece.era, 60}, Text{"form", &piece.form, 60},
          Text{"mood", &piece.mood, 2}, Text{"fingerprint", &piece.profile.contentHash, 64}}) {
        auto value = stringIn(json, part.key, part.limit);
        if (!value) return value.error();
        *part.text = *std::move(value);
    }
    if (const auto known = json.find("known"); known != json.end()) {
        if (!known->is_boolean()) return badInput("\"known\" must be true or false.");
        piece.known = known->get<bool>();
    }
    const auto key = keyFromJson(json);
    if (!key) return key.error();
    piece.profile.key = *key;
    const auto harmony = numbersIn(json, "harmony", mostDimensions, -1, 1);
    if (!harmony) return harmony.error();
    piece.profile.harmony.assign(harmony->begin(), harmony->end());
    const auto playing = numbersIn(json, "playing", playingMeasures.size(), -1000, 1000);
    if (!playing) return playing.error();
    if (playing->size() != playingMeasures.size())
        return badInput("\"playing\" must hold " + std::to_string(playingMeasures.size()) + " numbers.");
    std::copy(playing->begin(), playing->end(), piece.profile.playing.begin());
    piece.profile.style = heads;
    if (auto status = readStyle(json, piece.profile.style); !status) return status.error();
    auto tone = presetFromJson(json.value("tone", Json()));
    if (!tone) return tone.error();
    piece.tone = *std::move(tone);
    return piece;
}

Result<Json> pieceJson(const ReferencePiece& piece, const StyleProfile& first) {
    auto style = styleJson(piece.profile.style, first);
    if (!style) return style;
    Json playing = Json::array();
    for (const double measure : piece.profile.playing)
        playing.push_back(rounded(measure));
    Json json{{"id", piece.id},
              {"composer", piece.composer},
              {"title", piece.title},
              {"licence", piece.licence},
              {"attribution", piece.attribution},
              {"genre", piece.genre},
              {"era", piece.era},
              {"form", piece.form},
              {"mood", piece.mood},
              {"fingerprint", piece.profile.contentHash},
              {"key",
               {{"tonic", piece.profile.key.tonic},
                {"mode", piece.profile.key.mode == Mode::minor ? "minor" : "major"}}},
              {"tone", toJson(piece.tone)},
              {"style", *std::move(style)},
              {"playing", std::move(playing)},
              {"harmony", harmonyJson(piece.profile.harmony)}};
    if (piece.known) json["known"] = true;
    return json;
}

} // namespace

Result<Json> toJson(const Catalogue& catalogue) {
    const StyleProfile first =
        catalogue.pieces.empty() ? StyleProfile{} : catalogue.pieces.front().profile.style;
    Json pieces = Json::array();
    for (const ReferencePiece& piece : catalogue.pieces) {
        if (piece.profile.harmony.size() != catalogue.pieces.front().profile.harmony.size())
            return badInput("The pieces of the catalogue have harmony vectors of different lengths.");
        auto json = pieceJson(piece, first);
        if (!json) return json;
        pieces.push_back(*std::move(json));
    }
    return Json{{"schema", 2},
                {"embedding", catalogue.embedding},
                {"style_model", first.model},
                {"heads", headsJson(first)},
                {"pieces", std::move(pieces)}};
}

Result<Catalogue> catalogueFromJson(const Json& json) {
    if (!numberIn(json, "schema", 2, 2)) return badInput("\"schema\" must be 2.");
    Catalogue catalogue;
    auto embedding = stringIn(json, "embedding", 100);
    if (!embedding) return embedding.error();
    catalogue.embedding = *std::move(embedding);
    const auto heads = headsFromJson(json);
    if (!heads) return heads.error();
    const auto pieces = json.find("pieces");
    if (pieces == json.end() || !pieces->is_array() || pieces->size() > mostPieces)
        return badInput("\"pieces\" must be a list.");
    std::set<std::string> ids;
    for (const Json& entry : *pieces) {
        auto piece = pieceFromJson(entry, *heads);
        if (!piece)
            return badInput("Piece " + std::to_string(catalogue.pieces.size() + 1) + ": "
                            + piece.error().message);
        if (!ids.insert(piece->id).second) return badInput("Two pieces are called \"" + piece->id + "\".");
        if (!catalogue.pieces.empty()
            && piece->profile.harmony.size() != catalogue.pieces.front().profile.harmony.size())
            return badInput("The pieces have harmony vectors of different lengths.");
        catalogue.pieces.push_back(*std::move(piece));
    }
    return catalogue;
}

} // namespace atos

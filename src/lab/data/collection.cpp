// SPDX-License-Identifier: Apache-2.0
#include "lab/data/collection.h"

#include "files/bytes.h"
#include "files/fields.h"

#include <charconv>
#include <cmath>
#include <map>
#include <string_view>

namespace atos {
namespace {

constexpr std::uintmax_t largestTable = 64U << 20U;

/// Fields of a row by the name of their column.
class Row {
public:
    Row(const std::map<std::string_view, std::size_t>& columns, const std::vector<std::string_view>& fields)
        : columns_(columns), fields_(fields) {}

    [[nodiscard]] std::string text(std::string_view column) const {
        const auto found = columns_.find(column);
        return found == columns_.end() ? "" : std::string(fields_[found->second]);
    }
    /// 0 when the field is empty; damaged numbers are told in `sound`.
    [[nodiscard]] double number(std::string_view column, bool& sound) const {
        const std::string field = text(column);
        double value = 0;
        if (field.empty()) return value;
        const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
        sound = sound && error == std::errc() && end == field.data() + field.size() && std::isfinite(value);
        return value;
    }

private:
    const std::map<std::string_view, std::size_t>& columns_;
    const std::vector<std::string_view>& fields_;
};

/// The table's paths stay inside its folder.
bool isInside(const std::filesystem::path& path) {
    const std::filesystem::path normal = path.lexically_normal();
    return !normal.empty() && normal.is_relative() && *normal.begin() != "..";
}

bool readRow(const Row& row, const std::filesystem::path& data, LabelledPiece& piece) {
    bool sound = true;
    piece.key = row.text("path");
    piece.path = data / piece.key;
    piece.source = row.text("source");
    piece.licence = row.text("licence");
    piece.cluster = row.text("piece_cluster");
    piece.split = row.text("split");
    piece.composer = row.text("composer");
    piece.performer = row.text("performer");
    piece.title = row.text("title");
    piece.era = row.text("era");
    piece.genre = row.text("genre");
    piece.form = row.text("form");
    piece.mood = row.text("mood_quadrant");
    piece.tonality = row.text("key");
    piece.tempoMark = row.text("tempo_mark");
    piece.tempoClass = row.text("tempo_class");
    piece.metre = row.text("metre");
    piece.kind = row.text("kind");
    piece.bpm = row.number("bpm", sound);
    piece.seconds = row.number("seconds", sound);
    const std::string tags = row.text("tags");
    for (const std::string_view tag : fieldsOf(tags, ','))
        if (!tag.empty()) piece.tags.emplace_back(tag);
    return sound && isInside(piece.key);
}

Status readTable(const std::filesystem::path& data, CollectionLicence licence,
                 std::vector<LabelledPiece>& pieces) {
    const std::filesystem::path path =
        data / (licence == CollectionLicence::open ? "open" : "nc") / "metadata.tsv";
    const Result<Bytes> bytes = readFile(path, largestTable);
    if (!bytes) return bytes.error();
    std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    if (text.ends_with('\n')) text.remove_suffix(1);

    const std::vector<std::string_view> lines = fieldsOf(text, '\n');
    const auto fieldsOfLine = [&lines](std::size_t line) {
        std::string_view row = lines[line];
        if (row.ends_with('\r')) row.remove_suffix(1);
        return fieldsOf(row, '\t');
    };
    std::map<std::string_view, std::size_t> columns;
    for (const std::string_view name : fieldsOfLine(0))
        columns.emplace(name, columns.size());
    for (const std::string_view needed : {"path", "piece_cluster", "split", "licence"}) {
        if (!columns.contains(needed))
            return badInput(path.string() + " has no column \"" + std::string(needed) + "\".");
    }
    for (std::size_t line = 1; line < lines.size(); ++line) {
        const std::vector<std::string_view> fields = fieldsOfLine(line);
        LabelledPiece piece;
        piece.licenceClass = licence;
        if (fields.size() != columns.size() || !readRow(Row(columns, fields), data, piece))
            return badInput(path.string() + " is damaged in line " + std::to_string(line + 1) + ".");
        pieces.push_back(std::move(piece));
    }
    return {};
}

} // namespace

Result<std::vector<LabelledPiece>> readCollection(const std::filesystem::path& data, bool nonCommercial) {
    std::vector<LabelledPiece> pieces;
    if (Status status = readTable(data, CollectionLicence::open, pieces); !status) return status.error();
    if (!nonCommercial) return pieces;
    if (Status status = readTable(data, CollectionLicence::nonCommercial, pieces); !status)
        return status.error();
    return pieces;
}

bool mayTrainOn(const LabelledPiece& piece, bool research) {
    const auto from = [&piece](const char* name) { return piece.source.find(name) != std::string::npos; };
    if (piece.licenceClass == CollectionLicence::open) return !from("nottingham");
    return research && !from("vgmidi") && !from("batik") && !from("vienna4x22") && !from("hummel");
}

} // namespace atos

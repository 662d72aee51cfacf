// SPDX-License-Identifier: Apache-2.0
// A labelled collection of two pieces, one to learn from and one to validate.
#pragma once

#include "music/smf.h"

#include <filesystem>
#include <fstream>
#include <string>

namespace atos::test {

inline void writeSmallCollection(const std::filesystem::path& data) {
    std::filesystem::create_directories(data / "open" / "midi");
    std::ofstream table(data / "open" / "metadata.tsv");
    table << "path\tsource\tsource_path\tlicence\tlicence_class\tpiece_cluster\tsplit\tcomposer\ttitle"
             "\tera\tgenre\tform\tmood_quadrant\tvalence\tarousal\tkey\tkey_source\tbpm\tbpm_source"
             "\ttempo_class\ttempo_mark\ttime_signature\tmetre\tkind\tperformer\ttags\tyear\tn_notes"
             "\tseconds\tn_velocities\tmean_velocity\tn_cc64\tlowest\thighest\tnote\n";
    for (const char* split : {"train", "val"}) {
        Performance music;
        for (int i = 0; i < 200; ++i)
            music.notes.push_back({0.25 * i, 0.25, static_cast<std::uint8_t>(45 + i * 7 % 37),
                                   static_cast<std::uint8_t>(40 + i * 11 % 60)});
        const std::string name = std::string("open/midi/") + split + ".mid";
        if (!writeMidi(music, data / name)) return;
        table << name << "\tus\t\tCC0\topen\t" << split << '\t' << split
              << "\tSomeone\tPiece\t\tclassical\t\t\t\t\t\t\t60\t\tslow\t\t\tduple\tperformance"
                 "\t\t\t\t\t50\t\t\t\t\t\t\n";
    }
}

} // namespace atos::test

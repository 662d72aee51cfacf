// SPDX-License-Identifier: Apache-2.0
#include "unit/piano/harm.h"

#include "unit/piano/shipped_profiles.h"

#include <map>

namespace atos::test {
namespace {

bool startsWith(const Bytes& message, const char* start) {
    const Bytes bytes = hex(start);
    return message.size() >= bytes.size() && std::equal(bytes.begin(), bytes.end(), message.begin());
}

std::string harmByMaker(const Bytes& message) {
    if (startsWith(message, "F0 41 10 42"))
        return startsWith(message, "F0 41 10 42 12 40 01") ? "" : "Roland GS: reset, volume, key shift";
    if (startsWith(message, "F0 43 10 4C")) {
        if (message.at(4) == 0x00) return "XG: reset, volume, tuning, transposition";
        const int part = message.at(6);
        return message[4] == 0x08 && part <= 0x0E ? "XG part: bank, volume, pan" : "";
    }
    if (startsWith(message, "F0 43 73 01 52 25 26")) {
        if (message.at(7) != 0x01) return "Yamaha: resets one property";
        if (message.at(8) == 0x00) return "";
        const Bytes property(message.begin() + 9, message.begin() + 13);
        if (property[0] == 0x03 || property[0] == 0x0A) return "Yamaha: tuning, transposition";
        return property == hex("0C 00 00 01") || property == hex("0C 00 01 01") ? "Yamaha: volume, silence"
                                                                                : "";
    }
    if (startsWith(message, "F0 43 73 01 50 11")) return message.at(7) == 0x05 ? "soft pedal" : "";
    if (startsWith(message, "F0 43 30 4C")) return "";
    if (startsWith(message, "F0 43")) return "Yamaha: bulk dumps, registrations live here";
    if (startsWith(message, "F0 40")) {
        const bool harmless = message.at(3) == 0x10 && (message.at(6) == 0x18 || message.at(6) == 0x0E);
        return harmless ? "" : "Kawai: memory dumps, tuning, temperament, modes";
    }
    return startsWith(message, "F0 44") ? "Casio: memory dumps" : "";
}

} // namespace

std::string harm(const Bytes& message) {
    const int kind = message.at(0) & 0xF0;
    if (message[0] == 0xFF) return "System Reset";
    if (kind == 0x80 || kind == 0x90 || kind == 0xA0 || kind == 0xD0 || kind == 0xE0) return "plays";
    if (kind == 0xB0) {
        static const std::map<int, const char*> controllers{
            {6, "data entry"},  {7, "volume"},  {11, "expression"}, {38, "data entry"}, {39, "volume"},
            {43, "expression"}, {64, "damper"}, {66, "sostenuto"},  {67, "una corda"},  {96, "increment"},
            {97, "decrement"},  {98, "NRPN"},   {99, "NRPN"},       {100, "RPN"},       {101, "RPN"}};
        if (message.at(1) >= 120) return "channel mode, Local Control";
        const auto found = controllers.find(message[1]);
        return found == controllers.end() ? "" : found->second;
    }
    if (message[0] != 0xF0) return "";
    if (startsWith(message, "F0 7E") && message.at(3) != 0x06) return "universal: resets, dumps, tuning";
    if (startsWith(message, "F0 7F") && !(message.at(3) == 0x04 && message.at(4) == 0x05))
        return "universal: volume, tuning";
    if (startsWith(message, "F0 41 10 00 00 00 28 12")) {
        const int address = message.at(8) << 24 | message.at(9) << 16 | message.at(10) << 8 | message.at(11);
        const int end = address + static_cast<int>(message.size()) - 14;
        for (const auto& [forbidden, name] : std::map<int, const char*>{{0x01020001, "flash"},
                                                                        {0x01000213, "volume"},
                                                                        {0x01000218, "tuning"},
                                                                        {0x01000219, "tuning"},
                                                                        {0x01000307, "transposition"},
                                                                        {0x01000101, "transposition"}})
            if (address <= forbidden && forbidden < end) return name;
        return "";
    }
    return harmByMaker(message);
}

} // namespace atos::test

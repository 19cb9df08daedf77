using System.Formats.Tar;
using System.Text;
using SbomScan.Images.Tar;

namespace SbomScan.Tests.Images;

/// <summary>The reader of tars, by blocks written by hand.</summary>
public sealed class TarEntriesTests
{
    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public void Every_form_of_tar_is_read(TarEntryFormat format)
    {
        var bytes = new MemoryStream();
        using (var writer = new TarWriter(bytes, format, leaveOpen: true))
        {
            System.Formats.Tar.TarEntry File(string name) => format switch
            {
                TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, name),
                TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, name),
                TarEntryFormat.Gnu => new GnuTarEntry(TarEntryType.RegularFile, name),
                _ => new PaxTarEntry(TarEntryType.RegularFile, name),
            };
            foreach (var (name, content) in (ValueTuple<string, string>[])[("a", ""), ("b/c", new string('x', 513)), ("d", "y")])
            {
                var entry = File(name);
                entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content));
                writer.WriteEntry(entry);
            }
        }

        Read(bytes.ToArray()).ShouldBe([("a", TarKind.File, ""), ("b/c", TarKind.File, new string('x', 513)), ("d", TarKind.File, "y")]);
    }

    [Fact]
    public void A_long_path_of_ustar_stands_in_two_fields()
    {
        var header = Header("name", '0', 0);
        Encoding.UTF8.GetBytes("pre/fix").CopyTo(header, 345);
        Read(Sealed(header)).ShouldBe([("pre/fix/name", TarKind.File, "")]);
    }

    [Fact]
    public void A_size_in_binary_is_read()
    {
        var header = Header("big", '0', 0);
        "\x80\0\0\0\0\0\0\0\0\0\0\x03"u8.ToArray().CopyTo(header, 124);
        header[124] = 0x80;
        for (var at = 125; at < 135; at++) header[at] = 0;
        header[135] = 3;
        Read([.. Sealed(header), .. Block("abc")]).ShouldBe([("big", TarKind.File, "abc")]);
    }

    [Fact]
    public void A_sparse_file_is_passed_over_with_its_map()
    {
        var header = Header("sparse", 'S', 3);
        header[482] = 1;
        var map = new byte[512];
        map[504] = 1;
        var entries = new TarEntries(new MemoryStream([.. Sealed(header), .. map, .. new byte[512], .. Block("abc"), .. Sealed(Header("next", '0', 0))]), 10);
        entries.Next(out var sparse).ShouldBeTrue();
        sparse.IsSparse.ShouldBeTrue();
        entries.Next(out var next).ShouldBeTrue();
        next.Name.ShouldBe("next");
    }

    [Theory]
    [InlineData("30 GNU.sparse.name=real/name\n\n", "real/name\n", true)]
    [InlineData("17 path=new/name\n", "new/name", false)]
    public void A_pax_header_says_more_of_the_entry_after_it(string records, string name, bool isSparse)
    {
        var entries = new TarEntries(new MemoryStream([.. Sealed(Header("pax", 'x', records.Length)), .. Block(records), .. Sealed(Header("old", '0', 0))]), 10);
        entries.Next(out var entry).ShouldBeTrue();
        entry.Name.ShouldBe(name);
        entry.IsSparse.ShouldBe(isSparse);
    }

    [Fact]
    public void What_a_pax_header_says_of_all_entries_is_passed_over() =>
        Read([.. Sealed(Header("pax", 'g', 17)), .. Block("17 path=new/name\n"), .. Sealed(Header("file", '0', 0))]).ShouldBe([("file", TarKind.File, "")]);

    [Theory]
    [InlineData("17 path=new/nam")]
    [InlineData("x path=a\n")]
    [InlineData("0 a=b\n")]
    [InlineData("99999999999 a=b\n")]
    [InlineData("9 pathaa\n")]
    [InlineData("10 size=-1\n")]
    [InlineData("28 size=99999999999999999999\n")]
    public void A_damaged_pax_header_is_refused(string records) =>
        Should.Throw<FormatException>(() => Read([.. Sealed(Header("pax", 'x', records.Length)), .. Block(records), .. Sealed(Header("file", '0', 0))])).Message.ShouldContain("PAX");

    [Fact]
    public void A_negative_size_is_refused()
    {
        var header = Header("file", '0', 0);
        for (var at = 124; at < 136; at++) header[at] = 0xFF;
        Should.Throw<FormatException>(() => Read(Sealed(header))).Message.ShouldContain("negative");
    }

    [Theory]
    [InlineData('0', "ends in the middle")]
    [InlineData('L', "at most 1,048,576 are read")]
    [InlineData('x', "at most 1,048,576 are read")]
    public void A_size_beyond_all_measure_is_refused(char type, string words)
    {
        var header = Header("file", type, 0);
        header[124] = 0x80;
        for (var at = 125; at < 128; at++) header[at] = 0;
        header[128] = 0x7F;
        for (var at = 129; at < 136; at++) header[at] = 0xFF;
        Should.Throw<FormatException>(() => Read(Sealed(header))).Message.ShouldMatch($"{words}|too large");
    }

    [Theory]
    [InlineData(100, "neither a tar")]
    [InlineData(600, "ends in the middle")]
    [InlineData(1100, "ends in the middle")]
    public void A_tar_that_ends_too_early_is_refused(int length, string words)
    {
        byte[] tar = [.. Sealed(Header("file", '0', 100)), .. Block(new string('x', 100)), .. Sealed(Header("more", '0', 0))];
        Should.Throw<FormatException>(() => Read(tar[..length])).Message.ShouldContain(words);
    }

    [Fact]
    public void A_name_without_its_entry_is_refused() => Should.Throw<FormatException>(() => Read([.. Sealed(Header("long", 'L', 3)), .. Block("abc")])).Message.ShouldContain("ends in the middle");

    [Fact]
    public void A_block_that_is_no_header_is_refused_with_its_place()
    {
        byte[] tar = [.. Sealed(Header("file", '0', 0)), .. Block("no header")];
        Should.Throw<FormatException>(() => Read(tar)).Message.ShouldBe("the tar is damaged: at byte 512 there is no header");
    }

    [Fact]
    public void Links_and_folders_have_no_content_whatever_they_state()
    {
        Read([.. Sealed(Header("folder", '5', 999)), .. Sealed(Header("link", '1', 999)), .. Sealed(Header("old-folder/", '0', 0)), .. Sealed(Header("pipe", '6', 7)), .. Sealed(Header("file", '0', 1)), .. Block("x")])
            .Select(entry => (entry.Name, entry.Kind))
            .ShouldBe([("folder", TarKind.Folder), ("link", TarKind.HardLink), ("old-folder/", TarKind.Folder), ("pipe", TarKind.Other), ("file", TarKind.File)]);
    }

    private static List<(string Name, TarKind Kind, string Content)> Read(byte[] tar)
    {
        var (entries, found) = (new TarEntries(new MemoryStream(tar), 100), new List<(string, TarKind, string)>());
        while (entries.Next(out var entry))
        {
            var content = new MemoryStream();
            entries.CopyTo(content);
            found.Add((entry.Name, entry.Kind, Encoding.UTF8.GetString(content.ToArray())));
        }

        return found;
    }

    private static byte[] Header(string name, char type, long size)
    {
        var header = new byte[512];
        Encoding.UTF8.GetBytes(name).CopyTo(header, 0);
        Encoding.UTF8.GetBytes(Convert.ToString(size, 8).PadLeft(11, '0')).CopyTo(header, 124);
        header[156] = (byte)type;
        "ustar\0"u8.CopyTo(header.AsSpan(257));
        return header;
    }

    private static byte[] Sealed(byte[] header)
    {
        header.AsSpan(148, 8).Fill((byte)' ');
        var sum = header.Sum(value => value);
        Encoding.UTF8.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);
        return header;
    }

    private static byte[] Block(string content)
    {
        var block = new byte[(content.Length + 511) / 512 * 512];
        Encoding.UTF8.GetBytes(content).CopyTo(block, 0);
        return block;
    }
}

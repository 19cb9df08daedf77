using System.Text.RegularExpressions;
using Testing;
using Testing.Runner;

namespace Contract.Tests.Documents;

/// <summary>Writes the tables of a README from <c>action.yml</c>, between <c>&lt;!-- inputs --&gt;</c> and <c>&lt;!-- /inputs --&gt;</c>, and the same for outputs.</summary>
internal static class ReadmeTables
{
    public static string PathOf(string action) => Repository.File("actions", action, "README.md");

    public static string Fill(string readme, Manifest manifest) =>
        Between(Between(readme, "inputs", Inputs(manifest)), "outputs", Outputs(manifest));

    private static string Inputs(Manifest manifest) => Table(
        ["input", "required", "default", "description"],
        manifest.Inputs.Select(input => (string[])[$"`{input.Name}`", input.Required ? "yes" : "", Code(input.Default), Cell(input.Description)]));

    private static string Outputs(Manifest manifest) => Table(
        ["output", "description"],
        manifest.Outputs.Select(output => (string[])[$"`{output.Name}`", Cell(output.Description)]));

    private static string Table(string[] heads, IEnumerable<string[]> rows) =>
        string.Concat(rows.Prepend([.. heads.Select(_ => "---")]).Prepend(heads).Select(row => $"| {string.Join(" | ", row)} |\n"));

    private static string Code(string? text) => string.IsNullOrEmpty(text) ? "" : $"`{Cell(text)}`";

    private static string Cell(string text) =>
        text.Trim().ReplaceLineEndings("\n").Replace("|", "\\|").Replace("\n\n", "<br>").Replace("\n", " ");

    private static string Between(string readme, string name, string table)
    {
        var block = new Regex($"<!-- {name} -->.*?<!-- /{name} -->", RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        if (!block.IsMatch(readme)) throw new FormatException($"the README has no <!-- {name} --> … <!-- /{name} -->");
        return block.Replace(readme, $"<!-- {name} -->\n{table}<!-- /{name} -->".Replace("$", "$$"));
    }
}

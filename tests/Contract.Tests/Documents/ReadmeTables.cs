using Testing;
using Testing.Runner;
using static Testing.MarkdownTables;

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
}

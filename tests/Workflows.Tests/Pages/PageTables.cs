using Actions.Workflows;
using static Testing.MarkdownTables;

namespace Workflows.Tests;

/// <summary>The tables of a page about a reusable workflow, as the workflow says it.</summary>
internal static class PageTables
{
    public static string Fill(string page, Workflow workflow) => new[]
    {
        ("inputs", Inputs(workflow.Interface.Inputs)),
        ("secrets", Secrets(workflow.Interface.Secrets)),
        ("outputs", Table(["output", "description"], workflow.Interface.Outputs.Select(output => (string[])[$"`{output.Name}`", Cell(output.Description ?? "")]))),
        ("permissions", Permissions(workflow)),
    }.Aggregate(page, (text, table) => Between(text, table.Item1, table.Item2));

    private static string Inputs(IReadOnlyList<Declaration> inputs) => Table(
        ["input", "type", "default", "description"],
        inputs.Select(input => (string[])[$"`{input.Name}`", input.Type ?? "", input.IsRequired ? "required" : Code(input.Default), Cell(input.Description ?? "")]));

    private static string Secrets(IReadOnlyList<Declaration> secrets) => secrets.Count == 0
        ? "None.\n"
        : Table(["secret", "required", "description"], secrets.Select(secret => (string[])[$"`{secret.Name}`", secret.IsRequired ? "yes" : "", Cell(secret.Description ?? "")]));

    private static string Permissions(Workflow workflow) => Table(
        ["permission to grant", "jobs that have it", "what it is for"],
        PermissionUnion.Of(workflow).Select(scope => (string[])[$"`{scope.Key}: {scope.Value}`", string.Join(", ", Users(workflow, scope.Key).Select(job => $"`{job.Id}`")), Reasons(workflow, scope.Key)]));

    private static IEnumerable<Job> Users(Workflow workflow, string scope) => workflow.Jobs.Where(job => job.Permissions?.Scopes.Any(one => one.Scope.Text == scope) == true);

    private static string Reasons(Workflow workflow, string scope) => Cell(string.Join("; ", workflow.Jobs.SelectMany(job => job.Permissions?.Scopes ?? [])
        .Where(one => one.Scope.Text == scope).Select(one => workflow.Source.CommentAbout(one.Scope.At.Line)).OfType<string>().Distinct(StringComparer.Ordinal)));
}

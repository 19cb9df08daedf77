using System.Text.Json.Nodes;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>What one service shall run, decided from inputs and state alone: the task definition as wished, and the settings.</summary>
/// <param name="Definition">Ready for RegisterTaskDefinition.</param>
internal sealed record Rendering(ServiceState State, ServiceWish Wish, JsonObject Definition, ServiceSettings Settings)
{
    /// <summary>The images that this step names: given by an input, or by its own file. Others are left to who gave them.</summary>
    public IEnumerable<string> OwnImages
    {
        get
        {
            var all = ImageChange.Images(Definition).Select(image => image.Value).Distinct(StringComparer.Ordinal);
            return Wish.TaskDefinition is TaskDefinitionSource.Document ? all : all.Where(image => Wish.Images.Any(line => line.Image == image));
        }
    }

    /// <summary>Those of them by a tag that may stand for another image tomorrow.</summary>
    public IEnumerable<string> MovingTags => OwnImages.Where(image => ImageName.Parse(image).HasMovingTag);

    public string Family => Definition["family"]?.ToString() ?? "";

    /// <exception cref="InputErrors">Names that do not exist or are not clear, all of them.</exception>
    public static IReadOnlyList<Rendering> Of(Inputs inputs, IReadOnlyList<ServiceState> states)
    {
        var problems = new EditProblems();
        var renderings = states.Select(state => Of(state, inputs.Wishes[state.Asked], problems)).ToList();
        return problems.All.Count == 0 ? renderings : throw new InputErrors(problems.All);
    }

    private static Rendering Of(ServiceState state, ServiceWish wish, EditProblems problems)
    {
        var definition = TaskDefinitionEdit.Apply(state.Name, state.Base(wish), wish, problems);
        var settings = state.IsNew ? wish.ServiceDefinition!.Settings(state.Service, wish.Settings) : ServiceSettings.Of(state.Service, wish.Settings);
        foreach (var problem in StrategyRules.Problems(state.Service, settings))
            problems.Add(problem);
        return new Rendering(state, wish, definition, settings);
    }
}

namespace LocalAws.Ecs.Model;

sealed record ServiceEvent(string Id, DateTimeOffset CreatedAt, string Message);
